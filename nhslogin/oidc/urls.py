"""The provider's addresses, at the root as services expect them."""

from django.urls import path

from nhslogin.oidc.endpoints import authorize, discovery, token
from nhslogin.oidc.interactions import views

app_name = "oidc"

urlpatterns = [
    path(".well-known/openid-configuration", discovery.configuration, name="configuration"),
    path(".well-known/jwks.json", discovery.jwks, name="jwks"),
    path("trustmark/<str:host>", discovery.trustmark, name="trustmark"),
    path("authorize", authorize.authorize, name="authorize"),
    path("token", token.token, name="token"),
    path("userinfo", token.userinfo, name="userinfo"),
    path("resume/<uuid:request_id>/", views.resume, name="resume"),
    path("resume/<uuid:request_id>/share/", views.Share.as_view(), name="share"),
    path("resume/<uuid:request_id>/not-share/", views.NotShare.as_view(), name="not_share"),
]
