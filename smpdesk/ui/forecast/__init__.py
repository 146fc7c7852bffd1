"""How long a result may last: the Forecast tab, reviews, and the clinic's figures."""
