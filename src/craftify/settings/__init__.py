"""What an operator may choose: read once from the environment, refused when it makes no sense."""

from craftify.settings.chosen import Settings
from craftify.settings.kinds import SettingInvalid
from craftify.settings.reading import read_settings
from craftify.settings.table import READERS

__all__ = ["READERS", "SettingInvalid", "Settings", "read_settings"]
