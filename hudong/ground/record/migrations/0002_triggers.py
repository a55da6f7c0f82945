"""存证表的触发器 · Triggers that refuse changes to the record."""

from django.db import migrations

from hudong.ground.record.triggers import install_triggers, remove_triggers


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(install_triggers, remove_triggers)]
