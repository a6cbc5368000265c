"""Results out: as pages for people, and as data for machines."""
