"""Given names that stand for one another: Bill and William, Kasia and Katarzyna, Aleksander and Alexander."""

from functools import cache

from smpdesk.domain.given_names import SHORT

#: Each line: forms by which one person may be called. A form may stand in several lines.
_FORMS = """
abigail abbie abby gail
adam adas
agnieszka aga agnes
albert al bert bertie albie
alexander alex alec al sandy sasha aleksander alexandre alessandro alejandro xander lex
alexandra alex sandra sandy sasha alexa aleksandra ola lexi
alfred alf alfie fred
alice ali alicja
amanda mandy
andrew andy drew andre andreas andrzej andrei andrea
angela angie
anna ann anne annie ania anya hannah hanna ana
anthony tony antony anton antonio antoni ant
arthur art artie artur
ashley ash ashleigh
barbara barb babs basia
bartholomew bart bartosz bartek
benjamin ben benji benny
bernard bernie
bradley brad
brandon bran
caroline carol carrie karolina
catherine cathy cath cat kate katie kat kathryn katherine katharine kathleen kasia katarzyna kitty
charles charlie chuck chas carl karl carlos karol
charlotte charlie lottie lotte
christina chris chrissy christine tina kristina kirsten krystyna
christopher chris topher kit kris krzysztof krzysiek christoph
cynthia cindy
daniel dan danny danny danyl
daniela danielle dani
david dave davey davide dawid
deborah deb debbie debra
dennis denis
dominic dom dominik nick
donald don donny
dorothy dot dottie dorota
douglas doug
edward ed eddie ted teddy ned eduardo
edwin ed eddie
eleanor ellie nell nora elena ellen helen helena
elizabeth liz lizzie beth betty eliza elisabeth elsie libby lisa bess elzbieta ela
emily em emmy emilia millie
emma em
eugene gene
evelyn eve evie
florence flo flossie
francis frank fran francisco francesco franz franciszek
frances fran francesca fanny
frederick fred freddie freddy fritz
gabriel gabe
gabrielle gabby gabriela
geoffrey geoff jeff jeffrey
george georgie jorge georg jerzy giorgio giorgos yorgos
gerald gerry jerry gerard
gillian gill jill
grace gracie
graham graeme
gregory greg gregor grzegorz
harold harry hal
harriet harry hattie
heather heth
henry harry hank hal heinrich henri enrique henryk
herbert bert herb
isaac ike zak
isabella isabel isabelle bella izzy belle
jacob jake jakub kuba jakob
jacqueline jackie jacqui
james jim jimmy jamie jem jaime
jane janey jenny
janet jan
jason jay
jennifer jen jenny jenna
jeremy jez jerry
jessica jess jessie
joanna jo joanne joan asia
john jon johnny jack jan johann johannes juan sean shaun shawn ian ivan hans giovanni
jonathan jon jonny nathan johnathan
joseph joe joey jose josef giuseppe pepe sepp jozef
joshua josh
judith judy
julian jules
julia julie jules
katrina kat trina
kenneth ken kenny
kimberly kim
lawrence larry laurie laurence lorenz
leonard len lenny leo
leslie les
lewis lew louis lou luis ludwig
lucas luke lukas lukasz luc luca
lucy lucia lu lucille
luke luka
madeleine maddie maddy madeline
magdalena magda maggie
malcolm mal
malgorzata gosia margaret
marcus marc mark marco marek
margaret maggie meg peggy madge margie rita margarita marge greta daisy
maria mary marie mia maryam molly polly
martha marta
martin marty marcin
matthew matt matty mateusz mathieu matteo
maximilian max maxwell
megan meg
melanie mel
melissa mel missy
michael mike mick mickey mikey michal miguel michel mikhail mitch
michelle shelly chelle
mohammed mo mohammad muhammad mohamed mehmet mohamad
nancy nan
natalie nat natalia nathalie tasha natasha
nathan nat nathaniel nate
nicholas nick nicky nico klaus nicolas nikolai mikolaj
nicola nicky nicole nikki
oliver ollie olly
olivia liv livvy
oscar oskar
owen owain eoin ewan euan
pamela pam
patricia pat patty trish tricia patrycja
patrick pat paddy patryk padraig
paul pawel pablo paolo pauly
penelope penny
peter pete pedro piotr pierre pietro petr
philip phil phillip pip philippe filip
rachel rach rachael raquel
raymond ray raimund
rebecca becky becca bex
rhys reece reese rees
richard rich rick dick ricky richie ricardo ryszard
robert rob bob bobby robbie bert roberto
roderick rod
rodney rod
roger rodge
ronald ron ronnie
rosemary rose rosie
russell russ
samantha sam sammy
samuel sam sammy
sarah sara sally sadie
sebastian seb bas
sharon shaz
sian shan jane
simon si szymon simone
sophia sophie sofia zofia zosia
stephanie steph stefanie steffi
stephen steve steven stefan stevie stephan
stuart stu stewart
susan sue susie suzie suzanne susanna susannah zuzanna
sylvia silvia
tamara tammy
terence terry
teresa terry theresa tess tessa
theodore theo ted teddy
thomas tom tommy tomasz tomek tomas tommaso
timothy tim timmy
tobias toby
valerie val
veronica ronnie weronika veronika vera
victor vic wiktor
victoria vicky vic tori vikki wiktoria
vincent vince vinny vincenzo
vivian viv vivienne
walter walt wally
wilfred wilf
william will bill billy liam willy wilhelm guillermo willem
wojciech wojtek
yusuf youssef yousef joseph
zachary zach zack zac
"""


@cache
def _lines() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    lines = [line.split() for line in _FORMS.strip().splitlines()]
    lines += [[short, name] for short, name in SHORT.items()]
    for number, forms in enumerate(lines):
        for form in forms:
            found.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


def same_name(one: str, other: str) -> bool:
    """True when two folded given names, though different, may be what one person is called."""
    known = _lines()
    return not known.get(one, frozenset()).isdisjoint(known.get(other, frozenset()))


def other_forms(name: str) -> list[str]:
    """Every other form of a folded given name, in order of the alphabet."""
    lines = _lines()
    mine = lines.get(name, frozenset())
    if not mine:
        return []
    return sorted(form for form, numbers in lines.items() if form != name and not mine.isdisjoint(numbers))
