"""What a start prepares: the demo where there is one, and only what production needs in production."""

from nhslogin.devkit.run.__main__ import preparations


def test_production_is_prepared_by_commands_it_has() -> None:
    commands = preparations({"DJANGO_SETTINGS_MODULE": "nhslogin.settings.production"})
    assert [command[0] for command in commands] == ["migrate", "createcachetable", "collectstatic"]


def test_the_demo_is_made_elsewhere() -> None:
    assert preparations({"DJANGO_SETTINGS_MODULE": "nhslogin.settings.embedded"}) == [["prepare"]]
