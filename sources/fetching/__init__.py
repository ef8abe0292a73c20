"""The parts of the guarded client: which links and addresses are let through, how a body is read."""
