"""``senpai doctor``: whether everything is there that the bot needs."""

import click


@click.command()
def doctor() -> None:
    """Look at everything that the bot needs, on one screen; exit 1 if something keeps it from running.

    Nothing is changed and nothing is sent. Passwords and the token are never shown.
    """
    from bot.cli.examination import Health, examined
    from bot.settings import environment, settings, unknown_names

    bad = 0
    for finding in examined(settings()):
        bad += finding.health is Health.BAD
        click.echo(f"{finding.health:<5}{finding.what:<13}{finding.said}")
        if finding.remedy:
            click.echo(f"{'':<18}-> {finding.remedy}")
    for complaint in unknown_names(environment()):
        click.echo(f"{Health.WORTH_KNOWING:<5}{'settings':<13}{complaint}")
    if bad:
        raise SystemExit(1)
