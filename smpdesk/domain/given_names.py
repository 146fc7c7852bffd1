"""The commonest given names of the countries that lists come from: they tell which of two columns is which."""

from smpdesk.domain.names import fold

_COMMON = frozenset(
    """adam alan albert alejandro aleksander alessandro alex alexander alexandra alice alicja amanda amelia
    ana andrea andreas andrew andrzej angela ann anna anne anthony antoine antonio barbara ben
    benjamin bernard brian bruno camille carla carlos carol caroline catherine charles charlotte
    chloe chris christian christina christine christopher claire clara claudia daniel daniela
    danielle david deborah denise dennis diana diego dominik donald dorota edward elena
    elizabeth ella emil emily emma eric erik eva ewa fabian fatma felix fernando filip francesca
    francesco francisco frank gary george georgia gina giulia giuseppe gordon graham grzegorz
    hannah hans harry heather helen helena helga henry hugo ian isabel isabelle ivan jack jacob
    jacqueline jakub james jan jane jason javier jean jennifer jens jeremy jessica joanna joao
    joe johannes john jonas jonathan jorge jose joseph juan julia julie juergen jurgen karen karl
    karolina katarzyna kate katharina katherine kathleen keith kelly kenneth kevin klaus krzysztof
    laura lauren lea leon leonie linda lisa liam louis louise lucas lucia lucy luis luke lukas
    maciej magda magdalena malgorzata manuel marc marcin marco marek margaret maria marie mark
    marta martin martina mary mateusz mathieu matthew max mehmet melanie mia michael michal
    michelle miguel monika mustafa natalia nathalie nathan nick nicholas nicola nicolas nicole noah
    norbert oliver olivia pablo pamela patricia patrick paul paula pauline pawel pedro peter petra
    philip philippe pierre piotr rachel rafael ralf raymond rebecca renate ricardo richard
    robert roberto roger ronald rosa ross ruth ryan sabine sam samantha samuel sandra sara sarah
    scott sean sebastian sergio sharon simon simone sofia sophia sophie stefan stefanie
    stephanie stephen steve steven stuart susan susanne suzanne sven sylvie tanja teresa thomas tim
    timothy tina tobias tom tomasz tony ursula valerie vanessa veronica veronika victor victoria
    vincent walter wayne wendy werner william wojciech wolfgang yasmin yves zoe zofia ahmed ali
    ahmet ayse emine hasan huseyin mohammed muhammad omar yusuf gareth owen rhys megan sian
    callum connor jordan josh joshua kyle""".split()
)  # fmt: skip

#: Short forms and the names that they stand for.
SHORT = {
    "bill": "william", "will": "william", "billy": "william", "liam": "william", "bob": "robert", "rob": "robert",
    "bobby": "robert", "dick": "richard", "rick": "richard", "rich": "richard", "jim": "james", "jimmy": "james",
    "jamie": "james", "jack": "john", "johnny": "john", "tony": "anthony", "mike": "michael", "mick": "michael",
    "mikey": "michael", "dave": "david", "steve": "stephen", "steven": "stephen", "ted": "edward", "eddie": "edward",
    "ned": "edward", "harry": "henry", "hank": "henry", "charlie": "charles", "chuck": "charles", "kate": "katherine",
    "kathy": "katherine", "katie": "katherine", "cathy": "catherine", "kit": "christopher", "liz": "elizabeth",
    "beth": "elizabeth", "betty": "elizabeth", "lizzie": "elizabeth", "eliza": "elizabeth", "peggy": "margaret",
    "maggie": "margaret", "meg": "margaret", "sue": "susan", "becky": "rebecca", "nick": "nicholas", "andy": "andrew",
    "drew": "andrew", "tom": "thomas", "tommy": "thomas", "joe": "joseph", "joey": "joseph", "geoff": "geoffrey",
    "jeff": "jeffrey", "larry": "lawrence", "ollie": "oliver", "pat": "patricia", "paddy": "patrick",
    "vicky": "victoria",
    "tim": "timothy", "pepe": "jose", "paco": "francisco", "lupe": "guadalupe", "hans": "johannes", "sepp": "josef",
    "kuba": "jakub", "kasia": "katarzyna", "gosia": "malgorzata", "asia": "joanna", "ania": "anna", "basia": "barbara",
    "zosia": "zofia", "tomek": "tomasz", "wojtek": "wojciech", "krzysiek": "krzysztof", "mo": "mohammed",
}  # fmt: skip


def is_given_name(cell: str) -> bool:
    """True when the first word is one of the commonest given names."""
    words = fold(cell).split()
    return bool(words) and words[0] in _COMMON
