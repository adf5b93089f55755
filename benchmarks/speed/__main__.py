"""`make bench`: print every speed figure beside its baselines. Names on the command line choose among them."""

import importlib
import pkgutil
import sys

import benchmarks.speed as package


def main(names: list[str]) -> int:
    for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__)):
        if not module.startswith("_") and (not names or module in names):
            print(f"-- {module}", flush=True)
            importlib.import_module(f"{package.__name__}.{module}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
