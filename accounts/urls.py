"""The addresses of this app. Names are those allauth knows where it has one."""

from django.urls import path

from accounts.my_account import views as mine
from accounts.recovery import views as recovery
from accounts.registration import views as registration
from accounts.sign_in import views as sign_in
from accounts.staff_sign_in import views as staff

urlpatterns = [
    path("sign-in/", sign_in.SignInView.as_view(), name="account_login"),
    path("sign-in/password/", sign_in.PasswordView.as_view(), name="account_password"),
    path("sign-in/code/", sign_in.TextCodeView.as_view(), name="account_text_code"),
    path("sign-in/code/again/", sign_in.TextCodeAgain.as_view(), name="account_text_code_again"),
    path("sign-in/stopped/", sign_in.StoppedView.as_view(), name="account_inactive"),
    path("sign-out/", sign_in.SignOutView.as_view(), name="account_logout"),
    path("signed-out/", sign_in.SignedOutView.as_view(), name="account_signed_out"),
    path("set-up/", registration.FirstStartButton.as_view(), name="account_register"),
    path("set-up/code/", registration.EmailCodeView.as_view(), name="account_register_code"),
    path("set-up/code/again/", registration.StartButton.as_view(), name="account_register_code_again"),
    path("set-up/password/", registration.NewPasswordView.as_view(), name="account_register_password"),
    path("set-up/mobile/", registration.MobileView.as_view(), name="account_register_mobile"),
    path("set-up/mobile/code/", registration.MobileCodeView.as_view(), name="account_register_mobile_code"),
    path(
        "set-up/mobile/code/again/", registration.MobileCodeAgain.as_view(), name="account_register_mobile_code_again"
    ),
    path("forgotten-password/", recovery.FirstStartButton.as_view(), name="account_reset"),
    path("forgotten-password/code/", recovery.ResetCodeView.as_view(), name="account_reset_code"),
    path("forgotten-password/code/again/", recovery.StartButton.as_view(), name="account_reset_code_again"),
    path("forgotten-password/new/", recovery.ResetPasswordView.as_view(), name="account_reset_password"),
    path("account/security/", mine.SecurityView.as_view(), name="account_security"),
    path("account/security/password/", mine.ChangePasswordView.as_view(), name="account_change_password"),
    path("staff/sign-in/", staff.StaffSignInView.as_view(), name="staff_sign_in"),
    path("staff/sign-in/code/", staff.StaffCodeView.as_view(), name="staff_code"),
    path("staff/sign-out/", staff.StaffSignOutView.as_view(), name="staff_sign_out"),
    path("staff/set-up/<str:token>/", staff.SetUpPasswordView.as_view(), name="staff_set_up"),
    path("staff/set-up/<str:token>/app/", staff.SetUpAppView.as_view(), name="staff_set_up_app"),
]
