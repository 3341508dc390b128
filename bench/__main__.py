"""`python -m bench [matching] [serving] [--questions FILE]`: the measurements named, or all."""

import argparse
from pathlib import Path

from bench import matching, questions, serving
from bench.clinc import BESIDE_THE_CHECKOUT


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("which", nargs="*", choices=["matching", "serving", []], default=[])
    parser.add_argument(
        "--questions",
        type=Path,
        help='also score a file of questions: {"q", "gold" or null, "also_ok"} a line',
    )
    parser.add_argument(
        "--clinc", type=Path, default=BESIDE_THE_CHECKOUT, help="the folder of CLINC150"
    )
    arguments = parser.parse_args()
    which = arguments.which or ["matching", "serving"]
    if "matching" in which:
        matching.main(clinc_folder=arguments.clinc, samples_file=arguments.questions)
    if "serving" in which:
        serving.main()
    if arguments.questions:
        questions.main(arguments.questions)


if __name__ == "__main__":
    main()
