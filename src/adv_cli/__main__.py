"""Where a run of adv begins, as `adv` and as `python -m adv_cli`."""

import gc

gc.disable()  # before all other imports: looking for garbage among them takes a tenth of a run, and finds none

from adv_cli.app import main  # noqa: E402

if __name__ == "__main__":
    main()
