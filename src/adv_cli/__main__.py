"""`python -m adv_cli` does what `adv` does."""

from adv_cli.app import main

if __name__ == "__main__":
    main()
