"""What every area that moderates stands on: who may act on whom, what is asked before, and Salotto's arm in Discord."""
