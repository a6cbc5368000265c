"""What the papers print, letter by letter: the pages that hold tables, with the prose around them."""

GRANT_PAGE = """\
Förslag på användning av medel som riktas till kommunerna enligt ÖK god och nära vård 2020

1. Belopp

Totalt tillskjuts 500 mkr till kommunerna från Regeringen. Regionerna får 2,9 mkr till utveckling av den nära vården med fokus på primärvård (däribland anges samverkan med kommunerna som inriktning, se nedan). Fördelningsnyckeln som anges i ÖK ger kommunerna i Dalarnas län följande:

Region\tBefolkning 1/11 - 2019\tAndel av befolkning\tAntal patienter i den kommunala hälso- och sjukvården (2018)*\tAndel patienter\tMedel till goda förutsättningar för vårdens medarbetare
Dalarnas län\t287 795\t2,8%\t14 466\t3,5%\t15 711 504

\tNov 2018\tErs per kommun
Avesta\t23 311\t1 277 671
Borlänge\t52 077\t2 854 330
Falun\t58 801\t3 222 871
Gagnef\t10 269\t562 842
Hedemora\t15 422\t845 277
Leksand\t15 756\t863 583
Ludvika\t26 912\t1 475 041
Malung-Sälen\t10 079\t552 428
Mora\t20 361\t1 115 982
Orsa\t6 887\t377 475
Rättvik\t10 889\t596 824
Smedjebacken\t10 876\t596 111
Säter\t11 124\t609 704
Vansbro\t6 783\t371 775
Älvdalen\t7 108\t389 588
Summa\t286 655\t15 711 504
Summa att fördela\t15 711 504\t

2. Krav på redovisning

1. En delredovisning till Socialstyrelsen senast 30 sep 2021. Ska innehålla *genomförda och planerade insatser samt identifierade utmaningar* för det fortsatta arbetet.
2. En slutredovisning 31 mars 2021.
3. Det ska särskilt framgå hur jämställdhetsperspektivet har belysts i de insatser som genomförts och hur de *bidragit till det jämställdhetspolitiska delmålet - jämställd hälsa*.

Vissa **grundläggande krav** ska vara uppfyllda avseende avsnitt 3-6 i ÖK **för att få ta del av stimulansmedel 2021. Ytterligare förutsättning för medel 2021 är att delredovisningen inlämnas (se ovan p 2).**

RSS ansvarar för att lämna in redovisningar av kommunernas medel till Socialstyrelsen.

"""
"""The state grant 2020 and its table, with cells parted by tabs."""

AGREEMENT_PAGE = """\
Underlag för rekommendation

 Datum: 2022- 06-09
 Dnr: HSN 2022/1845


Förslaget är att det kommande avtalet ska omfatta en gemensam finansiering av fyra utvecklingsledartjänster med 1 mkr/per tjänst/år. Det kommer inrymma lön och arbetsgivaravgifter, OH-kostnader, kompetensutveckling, m.m. Medlen kan även täcka för vissa gemensamma aktiviteter för de olika grupperingarna inom RSS. Enligt nuvarande avtal har kommunerna respektive regionen erlagt 1 225 535 kr vardera för 2022. I nedanstående tabell redovisas en jämförelse av kostnaderna fördelat per kommun och Region Dalarna enligt nuvarande avtal (2022) med ett nytt avtal från och med 2023.

Avtalet undertecknas av behörig förvaltningschef för respektive huvudman.

\t\tNuvarande avtal ca 2,4 mkr/år\tNytt avtal 4 mkr/år
Avesta\t22 986\t97 515\t159 414
Borlänge\t52 460\t222 257\t363 823
Falun\t59 752\t254 273\t414 395
Gagnef\t10 455\t44 643\t72 508
Hedemora\t15 495\t65 690\t107 462
Leksand\t15 940\t68 106\t110 548
Ludvika\t26 613\t112 694\t184 568
Malung-Sälens\t10 184\t43 205\t70 629
Mora\t20 544\t87 623\t142 478
Orsa\t6 939\t29 456\t48 124
Rättvik\t11 079\t47 161\t76 836
Smedjebacken\t10 909\t46 506\t75 657
Säter\t11 203\t47 747\t77 696
Vansbro\t6 790\t28 767\t47 090
Älvdalen\t7 033\t29 894\t48 776
Region Dalarna\t\t1 225 535\t2 000 000
Summa\t288 382\t2 451 070\t4 000 000\
"""
"""The new agreement 2022-06-09 and its table, with cells parted by tabs."""

SCANNED_SLIDES = """\
RSS-avtal nulage

Atagande

Region Dalarna atar sig att utgéra ett regionalt stod for utveckling av en evidensbaserad praktik
inom hélsa och valfard. Region Dalarna tillhandahaller en stab med tre arsarbetare som
utvecklingsledare samt en chefstjanst.

Parterna atar sig att finansiera tre tjansterna som utvecklingsledare gemensamt & s,
Avtalstid
Fyra ar Uppsagningstid 1 ar
Kostnadsfordelning

Den arliga kostnaden beraknas vara ca 2,6 mkr for tre arsarbetare, fordelat r
Dalarna och 50 % pa kommunerna.

Fordelningen mellan kommunerna ska ske pa grundval av befolkningsforde
Tvist ,
Genom férhandlingar mellan parterna.
 Nytt RSS-avtal 2023-2026

* Tidigare fem tjanster- nu tre. Nuvarande finansiering och
emanning ar for lag.

 Styrgruppen for Lanschefsnatverket foreslar fyra
utvecklingsledartjanster under nasta avtalsperiod.

* Tagits upp | Lanschefsnatverket och Socialchefsnatverket | god
tid for att mojliggora for interna budgetdialoger. Q.
 Kostnader for ett samlat regionalt
samverkans- och utvecklingsarbete

* 4 tjanster — 4 mkr /ar.
« 50/50 fordelning 2 mkr /huvudman.
 En utékning med ca 750 tkr/huvudman/ar
 Skillnad 2 mkr/ar jmfrt (ca) 1,3 mkr/ar L
fordelat pa 15 kommuner

DALARNA

Ers per Befolkning per kommun

juni 2021 kommun Ers per
Avesta 22 986 159 414 juni 2021 kommun
Borlange 52 460 363 823 Avesta 22 986 103619
Falun 59 752 414 395 Borlange 52 460 236 485
Hedemora 15 495 107 462 Gagnef 10455 47130
Leksand 15 940 110 548 Hedemora 15495 69 850
Ludvika 26 613 184 568 Leksand 15940 71856
Malung-Salen 10 184 70 629 kﬂ“;ﬁf;salen ig i;j 112 ggg
Mora 20544 142 478 Mora 20 544 92 610
Orsa. 6 939 48 124 Orsa 6 939 31 280
Rattvik 11 079 76 836 Rattvik 11 079 49 943
Smedjebacken 10 909 75 657 Smedjebacken 10 909 49 177
Sater 11 203 77 696 Sater 11 203 50 502
Vansbro 6 790 47 090 Vansbro 6 790 30 609
Alvdalen 7 033 48 776 Alvdalen 7033 31 704
Summa 288 382 2 000 000 Summa 288 382 1 300 000
 Nytt RSS-avtal 2023-2026

Processen framat:

Utskick borjan av maj

- Tjansteskrivelse RSS —avtalets kontext, forslag innehall
- Utkast pa avtal

Beslut iInom RSS- strukturen:

LCHNV 1 juni

VFR 16 juni

Avtal mellan resp. kommun-RD host 2022
\x20\
"""
"""The slides of 2022-04-27, scanned: two tables beside each other, with single spaces and lost rings and dots."""
