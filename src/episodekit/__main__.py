"""``python -m episodekit``."""

from episodekit.cli import main

if __name__ == "__main__":
    main()
