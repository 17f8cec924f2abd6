"""L3. Nouns that say by themselves what happened to those that are counted: ``241 cancellations``, ``480 Festnahmen``."""

from collections.abc import Mapping
from types import MappingProxyType

from episodekit.article.languages.words import bag

_NORDIC = (
    "døde omkomne sårede dræbte fyringer opsigelser oppsigelser anholdelser pågripelser dødsfald dødsfall skadde drepte besøgende besøkende tilskuere "
    "anmeldelser underskrifter indbrud innbrudd ulykker udrykninger utrykninger rømminger aflysninger avlysninger konkurser overnatninger overnattinger"
)
_EVENTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": bag(
            "cancellations redundancies layoffs dismissals resignations arrests detentions convictions deaths fatalities injuries casualties infections "
            "vaccinations operations transplants births adoptions marriages divorces evictions foreclosures bankruptcies insolvencies strandings "
            "sightings collisions crashes accidents earthquakes aftershocks wildfires explosions burglaries robberies thefts murders homicides killings "
            "stabbings shootings assaults complaints objections signatures applications registrations inspections violations breaches interventions "
            "rescues visitors spectators admissions deportations expulsions outages blackouts vacancies downloads overdoses amputations executions"
        ),
        "de": bag(
            "kündigungen entlassungen festnahmen verletzte tote todesfälle todesopfer einbrüche unfälle ausfälle beschwerden unterschriften abschiebungen "
            "einbürgerungen impfungen infektionen neuinfektionen geburten hinrichtungen verstöße straftaten diebstähle durchsuchungen besucher "
            "besucherinnen zuschauer übernachtungen insolvenzen bewerbungen anmeldungen schwerverletzte leichtverletzte anzeigen brände erdbeben "
            "wohnungseinbrüche verkehrstote firmenpleiten kirchenaustritte zugausfälle verkehrsunfälle vermisste"
        ),
        "nl": bag(
            "aanhoudingen arrestaties ontslagen doden gewonden klachten handtekeningen aanmeldingen uitzettingen inbraken ongelukken bezoekers "
            "toeschouwers vacatures besmettingen vaccinaties overnachtingen faillissementen sterfgevallen huisuitzettingen verkeersdoden"
        ),
        "sv": bag(
            "gripanden uppsägningar dödsfall skadade döda anmälningar underskrifter namnunderskrifter besökare åskådare inbrott olyckor utryckningar "
            "avvisningar övernattningar ansökningar konkurser"
        ),
        "da": bag(_NORDIC),
        "no": bag(_NORDIC),
        "nb": bag(_NORDIC),
    }
)
_NONE: frozenset[str] = frozenset()


def is_event(noun: str, language: str) -> bool:
    """Whether a noun in lower case tells what happened, so that its number says enough."""
    return noun in _EVENTS.get(language, _NONE)
