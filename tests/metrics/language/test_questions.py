"""What is asked, with and without a question mark."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.quality.written import lines_of
from metrics.language.questions import Clause, Forms, question_kind
from metrics.language.tokens import clean
from metrics.language.words import WrittenLanguage, read_lexicon

ITALIAN = [
    ("qualcuno sa quando riapre lo store", "information"),
    ("sapete se la crema va bene per pelli sensibili", "information"),
    ("xké nn si apre il link?", "information"),
    ("quale taglia mi consigliate, di solito porto la 40", "information"),
    ("consigli su una tenda leggera", "information"),
    ("buongiorno, avete mai provato a lavarla a freddo", "information"),
    ("volevo chiedere se si può cambiare la misura", "information"),
    ("ciao ragazzi come va? qualcuno ha il codice sconto?", "information"),
    ("come va ragazzi?", "greeting"),
    ("come va", "greeting"),
    ("ciao a tutti, tutto bene?", "greeting"),
    ("e voi?", "greeting"),
    ("ma chi l'avrebbe mai detto?", "rhetorical"),
    ("davvero??", "rhetorical"),
    ("chi se ne frega?", "rhetorical"),
    ("ma chi è che va in barca con questo vento?", "rhetorical"),
    ("chi va al raduno di sabato?", "information"),
    ("ho provato la crema e mi trovo bene", None),
    ("quanto mi piace questo profumo!", None),
    ("quando arrivo vi dico", None),
    ("come dicevo ieri, la taglia è giusta", None),
    ("perché mi piace", None),
    ("dove vivo io fa sempre freddo", None),
    ("non trovo più la ricevuta da nessuna parte, grazie a chi mi aiuta!", "information"),
    ("il pannello resta nero e non so più cosa fare", "information"),
    ("a chi devo scrivere per il cambio taglia", "information"),
    ("ma vi rendete conto che siamo già a novembre?", "rhetorical"),
    ("e chi me l'ha fatto fare?", "rhetorical"),
    ("probabilmente è una domanda stupida, ma il manico va oliato?", "information"),
    ("si crepa sempre in quel punto, perché la colla lì non prende", None),
    ("da quando la tengo in cantina non gela più", None),
    ("chi ha ancora il modello vecchio può tenerlo", None),
    ("non toccarla subito, sennò non sai se ha attaccato", None),
    ("secondo me è la guarnizione, poi controllo", None),
]
ENGLISH = [
    ("does anyone know if the jacket is waterproof", "information"),
    ("how do i reset the timer", "information"),
    ("any tips for a first half marathon", "information"),
    ("where can i find the old catalogue", "information"),
    ("can you post the link again pls", "information"),
    ("not sure if i should size up", "information"),
    ("hey, how's it going? does the blue one run small?", "information"),
    ("how are you all?", "greeting"),
    ("how are you", "greeting"),
    ("everything ok?", "greeting"),
    ("how was your weekend?", "greeting"),
    ("who cares?", "rhetorical"),
    ("who goes sailing in this wind?", "rhetorical"),
    ("who wants to come along in this boat?", "information"),
    ("seriously?", "rhetorical"),
    ("probably a daft question, does the handle need oil?", "information"),
    ("how on earth do you get tea stains out of linen", "information"),
    ("ok what have i done wrong", "information"),
    ("how cool is that?", "rhetorical"),
    ("i know how to do it", None),
    ("what a lovely day", None),
    ("when i get home i'll post a pic", None),
    ("thanks, that's what i needed", None),
    ("good morning everyone", None),
    ("the zip is stuck and i cannot find any spare, thanks for any help!", "information"),
    ("help please!", "information"),
    ("how big is it?", "information"),
    ("do i have to register first?", "information"),
    ("i'm not sure how to close my account", "information"),
    ("why are you doing this to your knees?", "rhetorical"),
    ("shouldn't they have tested it?", "rhetorical"),
    ("i wonder if it's because the strap was wet when i folded it", None),
    ("i guess it doesn't show on old phones", None),
    ("not sure why it squeaks, will investigate", None),
    ("what breaks first is the buckle: it is plastic", None),
    ("you can wash it or just wipe it down", None),
    ("sure, can do", None),
]


@pytest.mark.parametrize(("text", "kind"), ITALIAN)
def test_italian_asks(text: str, kind: str | None) -> None:
    assert question_kind(clean(text), "it") == kind


@pytest.mark.parametrize(("text", "kind"), ENGLISH)
def test_english_asks(text: str, kind: str | None) -> None:
    assert question_kind(clean(text), "en") == kind


def test_a_question_mark_in_a_link_or_a_quote_asks_nothing() -> None:
    assert question_kind(clean("ecco https://example.com/?q=come"), "it") is None
    assert question_kind(clean("> come si lava?\na freddo"), "it") is None


def test_in_a_language_that_cannot_be_read_only_the_mark_tells() -> None:
    assert question_kind(clean("¿dónde se compra?"), "other") == "information"
    assert question_kind(clean("donde se compra"), "other") is None
    assert question_kind(clean("😂?"), "unknown") == "rhetorical"


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("come va?! anyone knows perché\n.,…ì'"), max_size=120),
    st.sampled_from(["it", "en"]),
)
def test_any_text_is_a_question_or_not(text: str, language: str) -> None:
    assert question_kind(clean(text), language) in (None, "information", "rhetorical", "greeting")  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("group", ["asks", "calls", "states", "rhetorical", "greeting", "personal", "clarification"])
def test_a_form_is_tried_wherever_it_would_be_found(language: WrittenLanguage, group: str) -> None:
    # Forms are looked for only where a word stands that they begin with: a word left out would silence them.
    entries = read_lexicon(f"questions_{language}")[group]
    clauses = {
        clause
        for name in ("questions_en", "short_messages_en", "short_talk_en", "unmarked_en", "unmarked_it")
        for texts in lines_of(name).values()
        for text in texts
        for part in re.split(r"[.,;:!?\n]+", str(text).lower())
        if (clause := " ".join(part.split()))
    }
    clauses |= {" ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)*", text)) for text, _ in (*ITALIAN, *ENGLISH)}
    for words, pattern in entries:
        forms = Forms([(words, pattern)])
        for clause in clauses:
            if re.search(pattern, clause):
                assert forms.are_in(Clause(tuple(clause.split()), clause)), (pattern, clause)
