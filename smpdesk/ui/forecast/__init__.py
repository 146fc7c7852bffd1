"""How long a result may last: on the client’s page, and what the clinic’s own results say."""
