"""The errors that assetgen raises on purpose.

AssetgenError
├── PackError        a pack that cannot be trusted or read
├── SeedError        a seed, index or control that the contract, or the pack, does not allow
├── ConfigError      a training option out of range
├── DataError        images, data sets or output folders that cannot be used
├── ExportError      a model that cannot become an exact pack
└── DivergedError    training whose loss is no longer finite
"""


class AssetgenError(Exception):
    """Base class of all of them. Its message says what was found, what is allowed and what to do."""


class PackError(AssetgenError):
    """A pack that cannot be trusted or read."""


class SeedError(AssetgenError, ValueError):
    """A seed, index or control that the contract, or the pack, does not allow."""


class ConfigError(AssetgenError):
    """A training option out of range, or a device that is missing."""


class DataError(AssetgenError):
    """Images, data sets or output folders that cannot be used."""


class ExportError(AssetgenError):
    """A model that cannot become an exact pack."""


class DivergedError(AssetgenError):
    """Training whose loss is no longer finite."""
