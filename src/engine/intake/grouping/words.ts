/**
 * Words of folders and file names that tell something other than who is on a photo: of which part of
 * a set it is, how it was taken, what it is kept in. They are passed over when people are looked for.
 */

export type Role = 'split' | 'view' | 'holder' | 'sort' | 'triplet' | 'date'

const LISTS: readonly (readonly [Role, string])[] = [
  ['triplet', 'anchor anchors positive positives negative negatives anc pos neg'],
  [
    'split',
    `train training trainset test testing testset val valid validation dev eval evaluation
    query gallery probe probes fold split part batch background unseen seen holdout support
    trainval bbox bounding box detected labeled labelled unlabeled enrol enroll enrolment
    prüfung validierung entraînement entrainement apprentissage entrenamiento prueba pruebas treino
    teste validação addestramento trening обучение тест проверка 训练 训练集 测试 测试集 验证 验证集
    訓練 テスト 検証 학습 훈련 테스트 검증`,
  ],
  [
    'view',
    `front frontal frontview side sideview profile left right half quarter up down top bottom back
    upright tilted pose poses view views angle angles raw original originals orig crop crops cropped
    align aligned resized resize small large thumb thumbs thumbnail thumbnails enhanced
    normalized normalised augmented aug edited masked mask unmasked
    session sessions sess day take takes visit cam camera cameras video videos clip seq sequence
    scene frame frames shot shots light lights lighting illumination illum dark bright ambient flash
    centerlight rightlight leftlight noglasses glasses smile smiling happy sad angry anger sleepy
    surprised surprise wink neutral normal fear fearful disgust disgusted contempt expression
    emotion emotions nir vis rgb ir depth thermal sketch sketches indoor outdoor inside outside
    near far distance high low res hr lr deg degree degrees indoors outdoors sunglasses scarf
    still stills webcam phone mobile scanner eye eyes ear ears hand hands palm palms finger fingers
    thumb index middle ring little pinky open closed close big wide zoom hat mouth teeth with without no
    before after selfie selfies passport card
    vorne hinten links rechts seite seitlich oben unten profil lächeln lachend neutral ernst brille
    gauche droite côté dessus dessous sourire lunettes frente izquierda derecha lado perfil sonrisa
    gafas esquerda direita sorriso óculos fronte davanti sinistra destra profilo lato occhiali
    voor achter zijkant glimlach bril przód tył bok lewo prawo framifrån vänster höger
    анфас профиль слева справа спереди сбоку улыбка очки паспорт селфи
    正面 侧面 側面 左 右 左侧 右侧 左側 右側 微笑 横顔 笑顔 정면 측면 왼쪽 오른쪽 미소`,
  ],
  [
    'holder',
    `image images im img imgs photo photos picture pictures pic pics face faces data dataset datasets
    set sets db database all full final folder files file upload uploads download downloads archive
    input inputs output src source people persons users subjects identities dsc dscn dscf pxl scan
    screenshot untitled unnamed jpg jpeg png bmp gif jfif tiff copy new old misc other unknown
    extracted collection portrait portraits pairs pair lfw cvl export known reference references
    track tracks unsorted others various rest whatsapp telegram messenger facebook instagram snapchat
    signal received viber fb win pexels unsplash pixabay bioid dji gopr gopro mvimg mvi mov burst pano scans
    cimg dcim camera roll mobile timeline cover foto fotos bild bilder imagen imagenes immagine
    afbeelding screen capture captura bildschirmfoto at on am pm from pro hdr`,
  ],
  [
    'sort',
    `male female males females man woman men women boy girl boys girls gender genuine forged forgery
    forgeries forg forge org real fake skilled simulated random bona fide spoof live attack adult
    child children young old test kin nonkin same different match mismatch
    männer frauen mann männlich weiblich jungen mädchen kinder erwachsene homme hommes femme femmes
    garçon garçons fille filles enfants hombre hombres mujer mujeres niños niñas homem homens mulher
    mulheres uomo uomini donna donne mannen vrouwen mężczyźni kobiety мужчины женщины дети
    男 女 男性 女性 男生 女生 男子 女子 남 여 남자 여자 echt gefälscht fälschung fälschungen vals
    vervalst vervalsing authentique authentiques faux fausse fausses falsifié genuina genuinas genuino
    genuinos falsa falsas falso falsos falsificada falsificadas vera vere veri falsi verdadeiras
    подлинные подлинная поддельные подделка 真 假 真实 伪造 本物 偽物 진짜 위조`,
  ],
]
/** What systems and programs add to the name of a copy, or of a photo that was worked on. */
export const COPY_WORDS =
  'copy kopie kopi kopia kopio kopya copie copia cópia копия копія 副本 拷贝 コピー 복사본 edit edited bearbeitet modifié editado editada modificato modificata bewerkt изменено'
    .normalize('NFC')
    .split(' ')

const ROLES: ReadonlyMap<string, Role> = new Map(
  [...LISTS, ['holder', COPY_WORDS.join(' ')] as const]
    .reverse()
    .flatMap(([role, words]) => words.split(/\s+/).map((word) => [word.normalize('NFC'), role])),
)

/** Words that go before the number of somebody or something: `person 07` is a name, `photo 07` none. */
const CALLED =
  /^(person|people|subject|subj|sub|suspect|id|identity|user|usr|client|individual|participant|patient|student|member|employee|celeb|celebrity|actor|signer|writer|author|character|char|class|letter|glyph|symbol|label|sample|object|obj|product|item|vehicle|car|face|pid|uid|animal)s?$/i
export const isCalled = (word: string): boolean => CALLED.test(word)

/** Of those, words for several: `Class 5a` is nobody. */
export const isGroup = (word: string): boolean => /^(class|label)(e?s)?$/i.test(word)

/** Things that are counted within what is above them, so that 07 of one is not 07 of another. */
export const isPart = (word: string): boolean =>
  /^(character|char|class|letter|glyph|symbol|sign|label|person|subject|subj|user|writer|signer|student|member|object|item|product|id|pid|mid)s?$/i.test(
    word,
  )

/** Letters of a text in runs: `images_background` → images, background; `Session1` → session. */
export const wordsOf = (text: string): readonly string[] =>
  text.normalize('NFC').match(/\p{L}[\p{L}\p{M}]*/gu) ?? []

const DATE = /^(19|20)\d\d([-_.]?(0[1-9]|1[0-2])([-_.]?([0-2]\d|3[01]))?)?([-_. T]?\d{6})?$/

/** What a folder or a part of a name tells, other than a person; null where it may be a person. */
export function roleOf(text: string): Role | null {
  if (DATE.test(text)) return 'date'
  const words = wordsOf(text)
    .flatMap((word) =>
      ROLES.has(word.toLowerCase())
        ? [word]
        : word.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ').split(' '),
    )
    .map((word) => word.toLowerCase())
  const long = words.filter((word) => word.length > 1 || /^[\p{sc=Han}\p{sc=Hangul}]$/u.test(word))
  if (long.length === 0) return null
  const roles = long.map((word) => ROLES.get(word) ?? null)
  if (roles.includes(null)) return null
  return roles.find((role) => role !== 'holder') ?? 'holder'
}
