"""Key ring, encrypted fields, sealed blobs and files, blind indexes, keyed digests."""
