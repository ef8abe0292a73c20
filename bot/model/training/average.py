"""The mean of several trainings' weights: `python -m bot.model.training.average OUT A B ...`."""

import sys

import torch


def main() -> None:
    """Read the weights named on the command line and write their mean."""
    if len(sys.argv) < 4:
        sys.exit("Usage: python -m bot.model.training.average OUT WEIGHTS WEIGHTS ...")
    states = [torch.load(path) for path in sys.argv[2:]]
    torch.save(
        {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}, sys.argv[1]
    )


if __name__ == "__main__":
    main()
