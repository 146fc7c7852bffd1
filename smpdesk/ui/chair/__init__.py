"""The technician's page: one session, recorded at the chair with gloves on."""
