"""Every error that assetgen raises on purpose.

AssetgenError
├── PackError        a pack that cannot be trusted or read
├── SeedError        a seed, index, label, spread or t that the contract refuses
├── ConfigError      a training option out of its range
├── DataError        images, data sets or output folders that cannot be used as they are
├── ExportError      a model that cannot become an exact pack
└── DivergedError    training that left the finite numbers
"""


class AssetgenError(Exception):
    """Root of the family. Its message says what was found, what is allowed and what to do."""


class PackError(AssetgenError):
    """A pack that cannot be trusted or read."""


class SeedError(AssetgenError, ValueError):
    """A seed, index, label, spread or t that the contract refuses."""


class ConfigError(AssetgenError):
    """A training option out of its range, or a device that is not there."""


class DataError(AssetgenError):
    """Images, data sets or output folders that cannot be used as they are."""


class ExportError(AssetgenError):
    """A model that cannot become an exact pack."""


class DivergedError(AssetgenError):
    """Training that left the finite numbers."""
