/**
 * What a column's name says that it holds: a person, perhaps one, a photo, or something else of each photo. In
 * languages that part words by spaces each word counts; in others, and in German compounds, what it contains.
 */

export const FOLD = /^(fold|folds|split|set|subset|partition|phase|usage)$/i

const words = (text: string) => new Set(text.normalize('NFC').split(/\s+/))

/** Words for a label of anything. */
const LABELS = words(
  `label labels class classid target category categories group groups cluster folder y klasse classe clase font fonts
  kategorie categoria categoría catégorie категория класс метка etiqueta étiquette etichetta`,
)
/** Words for a name or a number, of whom or what is open. */
const NAMES = words(
  `name names id ids user users username userid nom nombre nome naam nazwa navn namn nimi jméno имя фио nama név tên
  όνομα שם नाम اسم الاسم isim ad adı nume ime meno nimet identifiant identificador identificativo identyfikator معرف kod код номер`,
)
/** Words for somebody or something that is met again. */
const PERSONS = words(
  `person persons people personid personne persona personen identity identities identité identidad identità subject
  subjects subjectid celebrity celebrities celeb signer writer author who character characters individual individuals
  actor actress player student member employee emp patient animal dog cat horse cow whale suspect suspects signature
  sku asin kind tier badge passport voter customer client visitor participant rider driver runner athlete teacher guest
  char chars glyph letter kanji hanzi hangul symbol codepoint unicode roll rollno matric matriculation
  schüler schülerin mitarbeiter teilnehmer teilnehmerin kunde patientin élève étudiant étudiante employé matricule auteur
  personnage alumno alumna estudiante empleado empleada matrícula matricula legajo autor individuo individu animale dier
  leerling werknemer aluno aluna estudante funcionário funcionária pessoa pessoas persoon studente studentessa matricola
  dipendente allievo scolaro osoba osoby uczeń student pracownik imię nazwisko
  человек человека личность личности ученик ученика студент студента сотрудник сотрудника персона персоны лицо
  фамилия кто человека автор учащийся
  шахс учень особа öğrenci kişi öğrencino sicil çalışan soyadı elev elever medarbetare ansatt medlem henkilö oppilas opiskelija
  työntekijä személy diák tanuló dolgozó žák žákyně osobní zaměstnanec příjmení siswa orang karyawan mahasiswa pelajar
  người sinhviên nhânviên học sinh nhân viên họ μαθητής άτομο πρόσωπο εργαζόμενος תלמיד עובד אדם व्यक्ति छात्र विद्यार्थी
  شخص الشخص طالب الطالب موظف الموظف الطالبة العميل`,
)
/** The same where no spaces part words, anywhere in the name. */
const PERSON_PARTS =
  /学生|學生|生徒|児童|人物|氏名|姓名|名前|名字|本人|社員|従業員|会員|顧客|患者|被験者|個人|学号|學號|学籍|工号|工號|身份证|身分證|身份|人员|人員|员工|員工|用户|用戶|客户|演员|明星|作者|筆者|書き手|人名|誰|谁|漢字|汉字|字符|文字|학생|학번|사람|인물|이름|성명|성함|회원|직원|사원|환자|사용자|사번|ชื่อ|นักเรียน|นักศึกษา|บุคคล|พนักงาน|^人$/
const FILE_PARTS =
  /写真|画像|图片|圖片|图像|圖像|照片|相片|文件|檔案|档案|ファイル|파일|사진|이미지|그림|ไฟล์|ภาพ|รูป/
/** `Matrikelnummer`, `Schülerkürzel`. */
const PERSON_COMPOUND =
  /^(schüler|schülerinnen|person|personal|personen|mitarbeiter|matrikel|teilnehmer|studenten|kunden|patienten|mitglieds?|ausweis|leerling|studenten?|personeels|elev|anställnings|medlems|ansatt)(innen)?[-_]?(nummer|nr|name|namen|id|kennung|kürzel|kod|naam|namn)$/

/** What a photo is called rather than who is on it. */
const OF_FILE = words(
  `image images img photo photos picture pictures pic file files filename path frame row index datei dateiname bild bilddatei
  foto fotos fichier archivo fichero imagen arquivo imagem ficheiro immagine bestand bestandsnaam afbeelding plik zdjęcie
  файл файла фото изображение изображения снимок dosya resim fil filnavn filnamn bilde billede tiedosto kuva fájl kép soubor
  obrázek berkas gambar tệp ảnh קובץ תמונה αρχείο εικόνα φωτογραφία फ़ाइल चित्र ملف الملف صورة الصورة`,
)
const ATTRIBUTE = words(
  `emotion emotions expression expressions mood feeling race ethnicity ethnic date datetime time timestamp year month day
  photographer camera cam device lens gender sex age ages agegroup pose view angle yaw pitch roll light lighting illumination
  quality male female bald score scores confidence glasses eyeglasses smile smiling hair beard mask color colour colors
  colours width height size bbox box landmark landmarks location place city country nationality source url license licence
  comment comments note notes caption description title occlusion blur resolution format md5 hash attr attrs attribute
  attributes weather background setting session part parts partition split splits fold folds type tag tags status valid
  geschlecht sexe sexo sesso płeć пол 性别 性別 성별 alter âge edad età idade возраст 年齢 年龄 나이 ausdruck émotion emoción
  emozione 表情 datum fecha дата 日期 日付 ort lieu lugar kamera caméra cámara камера 相机 カメラ 카메라`,
)

/** First, middle and last names, each in a column of its own, are one name. */
const NAME_PART =
  /^(((first|given|fore|middle|last|family|sur) ?names?)|surname|vorname|nachname|familienname|prénom|prenom|nom( de famille)?|nombre|apellidos?|nome|cognome|sobrenome|voornaam|achternaam|förnamn|efternamn|imię|nazwisko|имя|фамилия|отчество|名|姓)$/

export const wordsIn = (text: string) =>
  text
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\d]+|(?<=\p{L})(?=\d)/u)
    .filter((word) => word !== '')

export const isAttribute = (word: string): boolean => ATTRIBUTE.has(word)

/** 3 for a person, 2 for a name, 1 for a label of anything, 0 where it does not say, −1 for something else. */
export function rankOf(head: string): number {
  const all = wordsIn(head)
  // A number of a roll is a pupil's; a roll alone is an angle.
  const isOfRoll = /^roll ?(no|num|number|id)$/.test(all.join(' '))
  if (!isOfRoll && all.some(isAttribute)) return -1
  const text = all.join('')
  if (PERSON_PARTS.test(text) || all.some((word) => PERSON_COMPOUND.test(word))) return 3
  if (FILE_PARTS.test(text)) return 0
  const rank = Math.max(0, ...all.map(rankOfWord))
  return rank < 3 && all.some((word) => OF_FILE.has(word)) ? 0 : rank
}

function rankOfWord(word: string): number {
  const plain = word.replace(/(?<=\p{L}{4})s$/u, '')
  if (PERSONS.has(word) || PERSONS.has(plain)) return 3
  if (NAMES.has(word)) return 2
  return LABELS.has(word) ? 1 : 0
}

/** Whether a column called so may hold the numbers of photos. */
export const isOfFile = (head: string): boolean =>
  wordsIn(head).some((word) => OF_FILE.has(word) || word === 'id') || FILE_PARTS.test(head)

export const isNamePart = (head: string): boolean => NAME_PART.test(wordsIn(head).join(' '))

/** As rankOf, and 2 for a part of a name. */
export const rankOfHead = (head: string): number =>
  Math.max(rankOf(head), isNamePart(head) ? 2 : -1)
