"""What staff see: the window, a folder for each feature, and ``shared`` for what several use."""
