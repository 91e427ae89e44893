"""How fast Drift is: everything is measured in one run, so that ratios mean something."""
