"""Why a file, a folder or a reference cannot be opened, and what ships."""

from nara_vard_finans.core import AnyText, Message, Reason, did_you_mean


class NoFactsIn(Message):
    """Refuse to check a folder in which there is nothing to check."""

    SV = "mappen har ingen fil vars namn slutar på .toml; ange den mapp där fakta och journaler finns"
    EN = "the folder has no file whose name ends with .toml; name the folder of the facts and journals"


class NoFileOfChoice(Message):
    """Say that no file holds what is asked for."""

    SV = "ingen av filerna har något av det som frågan gäller; ta bort något av valen"
    EN = "none of the files holds what is asked for; leave out some of the choices"


class NoFileNoExample(Message):
    """Say that a journal is neither a file nor an example."""

    SV = "{name:shown} är varken en fil eller en exempeljournal{meant}"
    EN = "there is no file and no example {name:shown}{meant}"
    name: str
    known: tuple[str, ...]

    @property
    def meant(self) -> AnyText:
        """The nearest example, or all of them."""
        return did_you_mean(self.name, self.known)


class Ships(Message):
    """Say that an entry has the id of one that ships, and does not say that it replaces it."""

    SV = "finns även bland de fakta som medföljer; ge ett eget id, eller skriv replaces = true om den ska ersätta den"
    EN = "it stands among the facts that ship too; give it an id of its own, or write replaces = true to replace that"


class StandsInToo(Message):
    """Say that an entry of one id stands in two files of one call."""

    SV = "finns även i {file}; ge var och en ett eget id, eller fråga om en fil i taget"
    EN = "it stands in {file} too; give each an id of its own, or ask of one file at a time"
    file: str


class NoPackage(Message):
    """Say that no installed package adds facts of a name, and which there are."""

    SV = "inget installerat paket lägger till fakta med namnet {name:shown}{others}"
    EN = "no installed package adds facts of the name {name:shown}{others}"
    name: str
    known: tuple[str, ...]

    @property
    def others(self) -> Reason:
        """The names that there are, if any."""
        return OtherNames(self.known) if self.known else ""


class OtherNames(Message):
    """Say which names there are."""

    SV = "; de som finns är {known:shown}"
    EN = "; there are {known:shown}"
    known: tuple[str, ...]


class NoFolderOfPackage(Message):
    """Say that what a package names has no folder."""

    SV = "paketet anger {module:shown}, som inte är någon modul med en mapp av filer"
    EN = "the package names {module:shown}, which is no module with a folder of files"
    module: str


class OfUnread(Message):
    """Say that a journal is of something that stands in a file with faults."""

    SV = "journalen gäller {of:shown}, som står i {file}; den har fel, som måste rättas först"
    EN = "the journal is of {of:shown}, which stands in {file}; that has faults, which must be mended first"
    of: str
    file: str


class OwnWithItsJournal(Message):
    """Say that a journal's definition is not known, and how one's own is checked."""

    SV = "{error}; ett eget avtal, bidrag eller en egen tjänst kontrolleras tillsammans med sin journal"
    EN = "{error}; a definition of your own is checked together with its journal"
    error: Exception


class InTwoPlaces(Message):
    """Say that what is asked for stands in two places."""

    SV = (
        "{name} finns både i {first} och i {second}, och de skulle tas för en och samma: ge var och en ett eget id, "
        "eller fråga om en i taget"
    )
    EN = (
        "{name} stands both in {first} and in {second}, and they would be taken for one: give each an id of its own, "
        "or ask of one at a time"
    )
    name: str
    first: Reason
    second: Reason


class HoldsSeveral(Message):
    """Say that a file holds several things to ask about."""

    SV = "filen innehåller {ids}; ange en av dem, som {path}#{example}"
    EN = "it holds {ids}; name one, as {path}#{example}"
    ids: tuple[str, ...]
    path: str

    @property
    def example(self) -> str:
        """One of them."""
        return self.ids[0]


class HoldsNone(Message):
    """Say that a file holds nothing to ask about."""

    SV = "filen innehåller inget avtal, inget bidrag och ingen tjänst"
    EN = "it holds no agreement, no grant and no post"
