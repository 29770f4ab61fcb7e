/** Name under which the sample is kept as a source. */
export const SAMPLE_NAME = 'filosofi-extrait.csv'

/**
 * The sample of local incomes that ships, the same text as `docs/examples/filosofi-extrait.csv`. Only the line of
 * metropolitan France is published (INSEE, survey of taxable and social income 2022: D1, median and D9); the other
 * places do not exist and their values are round.
 */
export const incomesSample = `Extrait d'exemple : territoires fictifs, valeurs arrondies et illustratives, a ne pas citer.;;;;;;;;;;;
Seule la France metropolitaine est reelle (Insee, enquete Revenus fiscaux et sociaux 2022 : D1, mediane et D9 publies).;;;;;;;;;;;
Revenu disponible annuel par unite de consommation, en euros. s : secret statistique.;;;;;;;;;;;
CODGEO;LIBGEO;NIVGEO;D122;D222;D322;D422;Q222;D622;D722;D822;D922
FM;France métropolitaine (Insee 2022);FRANCE;12970;;;;24330;;;;43840
38901;Ville des Tilleuls (fictive);COM;10500;13600;16500;19300;22000;25000;28600;33400;41900
389010101;Les Tilleuls Nord (fictif, quartier prioritaire);IRIS;8400;10200;11700;13200;14800;16700;19000;22100;27000
389010102;Les Tilleuls Sud (fictif);IRIS;9300;11500;13500;15600;17800;20200;23100;26800;32600
389010103;Centre-Gare (fictif);IRIS;10900;14600;18200;21600;25100;28900;33600;40200;52800
389010104;Zone d'activités (fictive);IRIS;s;s;s;s;s;s;s;s;s
249000001;Communauté de communes du Vallon (fictive);EPCI;12000;14800;17100;19300;21500;23900;26700;30600;37600
38902;Saint-Maurin-en-Vallon (fictive);COM;s;s;s;s;21100;s;s;s;s
38903;Chastel-le-Haut (fictive);COM;12300;15100;17400;19600;21800;24200;27100;31100;38200
38904;Le Collet (fictive);COM;11600;14200;16400;18500;20600;22900;25700;29500;36100
249000002;Métropole des Alpes (fictive);EPCI;11300;14700;17900;20800;23700;26900;30700;35900;45300
38905;Eaux-Belles (fictive);COM;13200;16800;19900;22800;25700;28900;32800;38300;48700
`
