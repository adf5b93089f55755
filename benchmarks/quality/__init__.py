"""Quality figures. Each module gives `figures()`: what was measured, its baselines, and the target."""
