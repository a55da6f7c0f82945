"""准入的表 · Tables of the admission room: routes, requests with their stages, exits and emergencies."""

from hudong.mechanisms.admission.models.leaving import Emergency, Exit
from hudong.mechanisms.admission.models.requests import (
    AdmissionRequest,
    AdmissionRequestQuerySet,
    Draft,
    RequestPlace,
    RequestStage,
)
from hudong.mechanisms.admission.models.routes import Route, RouteStage

__all__ = [
    "AdmissionRequest",
    "AdmissionRequestQuerySet",
    "Draft",
    "Emergency",
    "Exit",
    "RequestPlace",
    "RequestStage",
    "Route",
    "RouteStage",
]
