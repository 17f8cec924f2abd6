"""L1. How single values are written: addresses, dates, times, markup, characters, names of folders."""
