from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pypdfium2
import pytest

from kiosk.letter.letter import Letter
from kiosk.sheets.letter import letter_sheet, missing
from kiosk.sheets.paper import A4, LETTER
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.shape import Setter

# The first article of the Universal Declaration, or a sentence with every accent of the language.
SENTENCES = {
    "en": "All human beings are born free and equal in dignity and rights; “officials” mustn’t find difficulties.",
    "fr": "Où est l’hôpital ? « Dès Noël, où un zéphyr haï me vêt de glaçons würmiens, je dîne de rôtis de bœuf. »",
    "de": "Alle Menschen sind frei und gleich an Würde geboren; große Füße, Äpfel, Öl und „Übermut“ – auch STRAẞE.",
    "es": "¿Qué niño pingüino? ¡Él comió jalapeños, según la íntegra opinión de María Ñáñez!",
    "pt": "Todos os seres humanos nascem livres; à noite, vovô Kowalsky vê o ímã cair no pé, ações e órgãos.",
    "it": "Tutti gli esseri umani nascono liberi: perché, città, così, più, virtù, È già lì.",
    "nl": "Alle mensen worden vrij geboren; zij zijn één geheel, coördinatie, IJsselmeer, financiële efficiëntie.",
    "ca": "Tots els éssers humans neixen lliures: col·laboració, Lluïsa, çarpa, àvia, què, pingüí.",
    "eu": "Gizon-emakume guztiak aske jaiotzen dira; piñata, çaldi, güell.",
    "da": "Alle mennesker er født frie; høj bly gom vandt fræk sexquiz på wc, å, Ærø og Århus.",
    "nb": "Alle mennesker er født frie og i verd; sær golfer med kølle vant sexquiz på hjemmebane, ôg én.",
    "sv": "Alla människor är födda fria; flygande bäckasiner söka hwila på mjuka tuvor, Ångström, idé.",
    "fi": "Kaikki ihmiset syntyvät vapaina; törkylempijävongahdus, Åbo, šakki ja džonkki.",
    "is": "Hver maður er borinn frjáls; kæmi ný öxi hér, ykist þjófum nú bæði víl og ádrepa, Ðórður.",
    "fo": "Øll menniskju eru fødd fræls; bókstavir: á, ð, í, ó, ú, ý, æ, ø.",
    "ga": "Saolaítear gach duine den chine saor; chuaigh bé mhórshách le dlúthspád fíorfhinn trí hata, ḃḋḟġṁṗṡṫ.",
    "cy": "Genir pawb yn rhydd; tŷ, dŵr, ŷd, môr, ïon, gwên, ẁ, ẃ, ẅ, ỳ.",
    "mt": "Il-bnedmin kollha jitwieldu ħielsa; ċavetta, ġġant, żmien, għajn, Ħamrun.",
    "pl": "Zażółć gęślą jaźń; wszyscy ludzie rodzą się wolni: ŁÓDŹ, Świętokrzyskie, ćma.",
    "cs": "Příliš žluťoučký kůň úpěl ďábelské ódy; všichni lidé se rodí svobodní, Řehoř.",
    "sk": "Kŕdeľ šťastných ďatľov učí pri ústí Váhu mĺkveho koňa obhrýzať kôru; ŕ, ô, ä.",
    "sl": "Vsi ljudje se rodijo svobodni; v kožuščku hudobnega fanta stopiclja mizar, Črt, Žiga.",
    "hr": "Sva ljudska bića rađaju se slobodna; gojazni đačić s biciklom drži hmelj i finu vatu u džepu, Ǆ, ǉ.",
    "sq": "Të gjithë njerëzit lindin të lirë; çdo ditë, Çajupi, është.",
    "ro": "Toate ființele umane se nasc libere; țară, Șoimuș, înțelegere, gâscă, fără, Țepeș.",
    "hu": "Minden emberi lény szabadon születik; árvíztűrő tükörfúrógép, Ő és Ű.",
    "et": "Kõik inimesed sünnivad vabadena; põdur Zagrebi tšellomängija-följetonist Ciqo, žanr.",
    "lv": "Visi cilvēki piedzimst brīvi; glāžšķūņa rūķīši dzērumā čiepj Baha koncertflīģeļu vākus, ģ Ģ ņ ŗ.",
    "lt": "Visi žmonės gimsta laisvi; įlinkdama fechtuotojo špaga sublykčiojusi pragręžė apvalų arbūzą, ė̃, ū́, į̃.",
    "tr": "Bütün insanlar hür doğar; pijamalı hasta yağız şoföre çabucak güvendi, ıI iİ, fiil, afiş, kâğıt.",
    "az": "Bütün insanlar azad doğulur; zəfər, jaketini də papağını da götür, bu axşam hava çox soyuq olacaq, fikir.",
    "eo": "Ĉiuj homoj estas denaske liberaj; eĥoŝanĝo ĉiuĵaŭde.",
    "lb": "All Mënsch kënnt fräi op d’Welt; Stroossebunn, Zäit, Méindeg.",
    "rm": "Tut ils umans naschan libers; Günè, fö, à, è, é, ì, ò, ù.",
    "se": "Buot olbmot leat riegádan friddjan; čáhci, đ, ŋ, š, ŧ, ž, Áhkká.",
    "ru": "Все люди рождаются свободными; съешь же ещё этих мягких французских булок, да выпей чаю, за́мок и замо́к.",
    "uk": "Усі люди народжуються вільними; чуєш їх, доцю, га? Кумедна ж ти, прощайся без ґольфів, об’єднання, Їжак.",
    "be": "Усе людзі нараджаюцца свабоднымі; у рудога вераб’я ў сховішчы пад фатэлем ляжаць нейкія гаючыя зёлкі, І.",
    "bg": "Всички хора се раждат свободни; ах, чудна българска земьо, полюшвай цъфтящи жита, ѝ.",
    "sr": "Сва људска бића рађају се слободна; љубазни фењерџија чађавог лица хоће да ми покаже штос, Ћ Ђ.",
    "mk": "Сите човечки суштества се раѓаат слободни; ѕвезда, џез, ќебе, ѝ, ѐ, Њ, Љ.",
    "el": "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι· ξεσκεπάζω την ψυχοφθόρα βδελυγμία, ΐ, ΰ, Ϋ;",
    "grc": "Μῆνιν ἄειδε θεὰ Πηληϊάδεω Ἀχιλῆος οὐλομένην, ᾠδῇ, ᾧ, Ὦ, ῥήτωρ, ἅγιος, Ἄϊδι.",
    "vi": "Tất cả mọi người sinh ra đều được tự do và bình đẳng; Nguyễn, Đặng, ữ, ẵ, ộ, ở, ỹ, ỵ.",
}


def _same(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _read_by_pdfium(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        text: str = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    return _same(text)


def _read_by_poppler(pdf: bytes, folder: Path) -> str:
    (folder / "letter.pdf").write_bytes(pdf)
    return _same(
        subprocess.run(["pdftotext", folder / "letter.pdf", "-"], capture_output=True, check=True).stdout.decode()
    )


@pytest.mark.parametrize("language", SENTENCES)
def test_what_is_copied_from_the_page_is_what_was_written(
    language: str, letter: Callable[..., Letter], library: FontLibrary, tmp_path: Path
) -> None:
    sentence = SENTENCES[language]
    text = letter(sentence, language=language, name="Anna Example")
    assert missing(text, library) == ()
    pdf = letter_sheet(text, A4 if len(sentence) % 2 else LETTER, library).pdf
    assert _same(sentence) in _read_by_pdfium(pdf)
    if which("pdftotext"):
        assert _same(sentence) in _read_by_poppler(pdf, tmp_path)


def test_no_language_needs_more_than_the_serif_for_a_letter(fonts: Path) -> None:
    library = FontLibrary(fonts)
    for language, sentence in SENTENCES.items():
        Setter(library).words(sentence, Style.LETTER, language)
    assert library.opened == ("NotoSerif-Regular",)
