"""What is said of the inventory that a catalogue holds."""

import json

from adv_cli.catalogue.reader import Catalogue
from adv_cli.model.inventory import Inventory, inventory_of


def inventory(catalogue: Catalogue) -> Inventory:
    """Its own words, as bron.yaml gives them."""
    return inventory_of(json.loads(catalogue.sources))
