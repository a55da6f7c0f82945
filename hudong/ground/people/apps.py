"""人的应用登记 · Django application of the people room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """人 · The people room."""

    name = "hudong.ground.people"
    label = "people"
    verbose_name = "人"
