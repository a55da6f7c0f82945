"""门自己的表:幂等键和发件箱。The door's own tables: idempotency keys and the outbox."""

from django.db import models

from hudong.ground.record.models import Entry

KEY_LENGTH = 120


class ActKey(models.Model):
    """幂等键 · One key of one actor for one act: the same key gives the same fact again."""

    actor_key = models.CharField(max_length=80)
    act = models.CharField(max_length=80)
    key = models.CharField(max_length=KEY_LENGTH)
    salt = models.CharField(max_length=32)
    arguments = models.CharField(max_length=64)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "kernel_act_key"
        constraints = (
            models.UniqueConstraint(fields=["actor_key", "act", "key"], name="kernel_act_key_once"),
        )

    def __str__(self) -> str:
        return f"{self.act} {self.key}"


class OutboxItem(models.Model):
    """发件 · One fact waiting for one subscriber; written with the act, delivered after it."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    subscriber = models.CharField(max_length=80)
    attempts = models.PositiveIntegerField(default=0)
    delivered_at = models.DateTimeField(null=True)
    problem = models.TextField(blank=True, default="")

    class Meta:
        db_table = "kernel_outbox"
        constraints = (
            models.UniqueConstraint(fields=["entry", "subscriber"], name="kernel_outbox_once"),
        )

    def __str__(self) -> str:
        return f"{self.subscriber} {self.entry_id}"
