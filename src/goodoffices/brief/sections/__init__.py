"""The sections of a brief, in the order in which they are read in the room. Each gives blocks and cites as it goes."""
