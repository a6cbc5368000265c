"""The printed columns of the papers on Dalarna (2020, 2022-04-27 and 2022-06-09), row by row in their order."""

MUNICIPALITIES = (
    *("Avesta", "Borlänge", "Falun", "Gagnef", "Hedemora", "Leksand", "Ludvika", "Malung-Sälen"),
    *("Mora", "Orsa", "Rättvik", "Smedjebacken", "Säter", "Vansbro", "Älvdalen"),
)


def column(*numbers: int) -> dict[str, int]:
    return dict(zip(MUNICIPALITIES, numbers, strict=True))


NOVEMBER_2018 = column(
    *(23_311, 52_077, 58_801, 10_269, 15_422, 15_756, 26_912, 10_079),
    *(20_361, 6_887, 10_889, 10_876, 11_124, 6_783, 7_108),
)
GRANT_2020 = column(
    *(1_277_671, 2_854_330, 3_222_871, 562_842, 845_277, 863_583, 1_475_041, 552_428),
    *(1_115_982, 377_475, 596_824, 596_111, 609_704, 371_775, 389_588),
)
JUNE_2021 = column(
    *(22_986, 52_460, 59_752, 10_455, 15_495, 15_940, 26_613, 10_184),
    *(20_544, 6_939, 11_079, 10_909, 11_203, 6_790, 7_033),
)
PAID_2022 = column(
    *(97_515, 222_257, 254_273, 44_643, 65_690, 68_106, 112_694, 43_205),
    *(87_623, 29_456, 47_161, 46_506, 47_747, 28_767, 29_894),
)
NEW_AGREEMENT = column(
    *(159_414, 363_823, 414_395, 72_508, 107_462, 110_548, 184_568, 70_629),
    *(142_478, 48_124, 76_836, 75_657, 77_696, 47_090, 48_776),
)
SLIDES_2022 = {
    "Avesta": 103_619,
    "Borlänge": 236_485,
    "Gagnef": 47_130,
    "Hedemora": 69_850,
    "Leksand": 71_856,
    "Mora": 92_610,
    "Orsa": 31_280,
    "Rättvik": 49_943,
    "Smedjebacken": 49_177,
    "Säter": 50_502,
    "Vansbro": 30_609,
    "Älvdalen": 31_704,
}
"""1 300 000 kr on the slides of 2022-04-27; the scan lost Falun, Ludvika and Malung-Sälen."""
