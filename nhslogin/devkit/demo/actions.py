"""Makes the demo. Running it again changes nothing that is there already."""

from uuid import UUID

from accounts import api as accounts
from nhslogin.devkit.demo import stories
from nhslogin.devkit.demo_service.registration import register_demo_services
from nhslogin.devkit.people import NEWCOMERS, PASSWORD, PEOPLE, STAFF, DemoPerson
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.integrations.patient_index.local.actions import register_people
from nhslogin.foundation.integrations.patient_index.port import PatientRecord, PersonName
from nhslogin.oidc.tokens.key_ring import ensure_keys

DEMO = Actor.system("demo")
SURGERY = "A81001"


def make_demo() -> None:
    """Keys, register, staff, services, people, and what has happened to them so far."""
    ensure_keys(by=DEMO)
    register_people([_record(person) for person in PEOPLE + NEWCOMERS], by=DEMO)
    for member in STAFF:
        if accounts.find_by_email("staff", member.email) is None:
            accounts.create_staff(email=member.email, password=PASSWORD, role=accounts.StaffRole(member.role), by=DEMO)
    register_demo_services(by=DEMO)
    new = [(person, _account(person)) for person in PEOPLE if accounts.find_by_email("citizen", person.email) is None]
    for person, account_id in new:
        stories.tell(person, account_id, by=DEMO)


def _account(person: DemoPerson) -> UUID:
    return accounts.create_account(email=person.email, password=PASSWORD, mobile=person.mobile, by=DEMO)


def _record(person: DemoPerson) -> PatientRecord:
    return PatientRecord(
        nhs_number=person.nhs_number,
        names=(PersonName(given=(person.given_name,), family=person.family_name),),
        birth_date=person.birth_date,
        postcodes=(person.postcode,),
        mobile=person.mobile,
        surgery_ods_code=SURGERY,
    )
