"""The demo clinic: made by code with a fixed seed, laid around the present moment.

``opening`` opens it, laying it out afresh when its day is over; ``people`` are who comes, ``past`` the years
behind them, ``today`` the day on screen.
"""
