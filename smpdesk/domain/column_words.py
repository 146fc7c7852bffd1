"""The words for columns in the languages that clinics' lists are written in, parted by bars.

English, German, French, Spanish, Italian, Portuguese, Polish, Dutch, and the commonest of the Scandinavian
languages, Turkish, Czech, Hungarian, Romanian, Russian, Greek and Finnish. Accents do not matter.
"""

from smpdesk.domain.client_list import Into

#: “Nom”, “Name”, “Nombre”: the whole name, or only one half of it when the other half has its own column.
EITHER = "either"
#: “Date”, “Last visit”: a session where the list speaks of sessions elsewhere too, otherwise any visit.
VISIT = "visit"

WORDS: dict[Into | str, str] = {
    Into.NAME: """
        clients|customers|patients|kunden|klienci|clientes
        |full name|complete name|client|customer|patient|guest|display name|formatted name
        |first and last name|fn|last first|surname first name|name surname|names|client name
        |customer name|file as|vollstandiger name|kunde|kundin|patientin|kundenname|vor und nachname
        |name vorname|nachname vorname|nom complet|nom et prenom|nom prenom|prenom nom|prenom et nom
        |cliente|paciente|nombre completo|nombre y apellidos|nombre y apellido|apellidos y nombre
        |nome completo|nome e cognome|cognome e nome|cognome nome|nome cognome|imie i nazwisko
        |nazwisko i imie|klient|klientka|pacjent|volledige naam|klant|naam klant|fullstandigt namn|kund
        |navn|fulde navn|kunde navn|ad soyad|adi soyadi|isim soyisim|musteri|musteri adi
        |jmeno a prijmeni|klienti|teljes nev|nev|nume complet|nume si prenume|фио|клиент|имя и фамилия
        |ονοματεπωνυμο""",
    Into.GIVEN: """
        first name|firstname|given name|given names|given|forename|forenames|christian name|first|fname
        |first names|middle name|middle names|second name|additional name|middle|vorname|vornamen|prenom
        |prenoms|nombre de pila|primer nombre|nombres|prenome|primo nome|nome proprio|primeiro nome|imie
        |imiona|voornaam|roepnaam|fornamn|fornavn|ad|adi|isim|jmeno|krestni jmeno|meno|keresztnev
        |prenume|имя|ονομα|etunimi""",
    Into.FAMILY: """
        last name|lastname|surname|family name|second surname|last|lname|family|surnames|nachname
        |familienname|zuname|nom de famille|nom d usage|apellidos|apellido|primer apellido
        |segundo apellido|cognome|apelido|apelidos|sobrenome|ultimo nome|nazwisko|achternaam|familienaam
        |efternamn|etternavn|efternavn|soyad|soyadi|soyisim|prijmeni|priezvisko|vezeteknev|csaladnev
        |nume de familie|фамилия|επωνυμο|sukunimi""",
    EITHER: "name|nom|nombre|nome|naam|namn|nume|nimi|contact|contact name",
    VISIT: """
        date|visit|last visit|last appointment|last seen|visit date|appointment date
        |last appointment date|last visit date|datum|letzter termin|letzter besuch|termin
        |dernier rendez vous|derniere visite|fecha|ultima cita|ultima visita|ultima consulta|data
        |ostatnia wizyta|data wizyty|data ostatniej wizyty|laatste bezoek|senaste besok|dato|tarih""",
    Into.PHONE: """
        phone|phone number|tel|tel no|telephone number|telephone|mobile|mobile number|mobile no
        |mobile phone|cell|cellphone|cell phone|cellular|contact number|contact no|contact phone|phone 1
        |mob|mob no|phone no|ph|whatsapp|primary phone|handphone|telefon|telefonnummer|telefonnr|tel nr
        |handy|handynummer|handynr|mobil|mobilnummer|mobiltelefon|rufnummer|mobilfunk|telephone portable
        |portable|mobile portable|gsm|numero de telephone|n de telephone|telefono|telefonos|movil
        |telefono movil|celular|numero de telefono|telemovel|telefone|telemoveis|cellulare
        |numero di telefono|numer telefonu|nr telefonu|telefon komorkowy|komorka|nr tel|kom|telefoon
        |telefoonnummer|mobiel|mobiele nummer|telefonnumer|mobilnr|cep|cep telefonu|telefon numarasi
        |gsm no|cep tel|telefonszam|mobiltelefonszam|телефон|мобильный|τηλεφωνο|κινητο|puhelin
        |phone 1 value|phone value""",
    Into.OTHER_PHONE: """
        home phone|work phone|business phone|landline|home telephone|other phone|second phone
        |alternative phone|phone 2|phone 3|telephone 2|mobile 2|other number|alternate phone
        |secondary phone|home tel|work tel|business phone 2|home phone 2|home number|tel 2
        |mobile phone 2|daytime phone|evening phone|phone 2 value|phone 3 value|festnetz|telefon privat
        |telefon geschaftlich|telefon 2|telephone fixe|fixe|telefono fijo|telefono 2|telefono fisso
        |fisso|telefone fixo|telefon stacjonarny|telefon domowy|vaste telefoon|telefon dom""",
    Into.EMAIL: """
        email|e mail|mail|email address|e mail address|email addr|emailaddress|primary email
        |contact email|email 1|e mail 1|e mail 1 value|email 1 value|e mail 2 value|e mail 2 address
        |e mail 3 address|email 2|second email|e mail adresse|mailadresse|email adresse|emailadresse
        |courriel|adresse e mail|adresse email|adresse mail|mel|adresse electronique|correo
        |correo electronico|direccion de correo|posta elettronica|indirizzo email|indirizzo e mail
        |endereco de email|correio eletronico|adres e mail|adres email|poczta|epost|e post|eposta
        |e posta|e mailadres|e mail cim|почта|электронная почта|ηλεκτρονικη διευθυνση|sahkoposti
        |e postadress""",
    Into.BIRTH: """
        date of birth|dob|d o b|birth date|birthdate|birthday|born|birth|d birth|date birth|b day|bday
        |client dob|geburtsdatum|geburtstag|geb|geb datum|geboren|geboren am|gebdat|date de naissance
        |naissance|ne le|nee le|ne e le|anniversaire|ddn|fecha de nacimiento|fecha nacimiento|nacimiento
        |f nacimiento|cumpleanos|fecha nac|data di nascita|nascita|nato il|compleanno|data de nascimento
        |nascimento|aniversario|data urodzenia|urodzony|data ur|ur|urodziny|geboortedatum|geboren op
        |fodelsedatum|fodt|fodselsdato|fodselsdag|fodelsedag|dogum tarihi|dogum|dogum gunu
        |datum narozeni|narozeni|datum narodenia|szuletesi datum|szuletesi ido|data nasterii
        |дата рождения|ημερομηνια γεννησης|syntymaaika""",
    Into.SEX: """
        gender|sex|m f|geschlecht|sexe|genre|sexo|genero|sesso|genere|plec|geslacht|kon|cinsiyet|pohlavi
        |nem|sex m f|пол|φυλο|sukupuoli""",
    Into.ADDRESS: """
        address|street|street address|address 1|address 2|address line 1|address line 2|address line 3
        |address 3|city|town|town city|county|state|region|area|postcode|post code|postal code|zip
        |zip code|zipcode|country|apartment|apartment suite|suite|apt|flat|district|home street
        |home city|home postal code|home state|home country|home address|home street 2|home street 3
        |address 1 street|address 1 city|address 1 postal code|address 1 region|address 1 country
        |address 1 extended address|address 1 po box|province|suburb|house number|home county
        |postal address|mailing address|state province|city town|address 1 formatted|zip postal code
        |strasse|str|hausnummer|hausnr|strasse nr|strasse und hausnummer|strasse hausnummer|anschrift
        |adresse|plz|postleitzahl|ort|wohnort|stadt|plz ort|land|bundesland|rue|ville|code postal|cp
        |pays|commune|adresse postale|direccion|calle|ciudad|codigo postal|localidad|provincia|poblacion
        |pais|domicilio|indirizzo|via|citta|cap|comune|paese|endereco|morada|rua|cidade|cep codigo
        |codigo|localita|estado|adres|ulica|miasto|kod pocztowy|kod|miejscowosc|kraj|straat|huisnummer
        |plaats|woonplaats|postnummer|postnr|adress|gata|gate|by|stad|sehir|ilce|posta kodu|ulice|mesto
        |psc|cim|iranyitoszam|varos|adresa|strada|oras|адрес|город|индекс|διευθυνση|osoite""",
    Into.MARKETING: """
        opt out|opted out|marketing opt out|no marketing|unsubscribed|do not market|do not email
        |keine werbung|pas de publicite|sin publicidad|bez marketingu
        |marketing|accepts marketing|marketing consent|marketing opt in|newsletter|email marketing
        |accepts email marketing|marketing permission|opt in|marketing ok|ok to market|marketing emails
        |gdpr|gdpr marketing|mailing list|contact for marketing|subscribed|marketing preference
        |marketing email|accepts newsletter|email opt in|subscribed to marketing|e mail marketing
        |marketing agreed|marketing yes no|marketing y n|werbung|werbeeinwilligung|werbung erlaubt
        |werbung ok|einwilligung werbung|publicite|accepte la publicite|consentement marketing
        |publicidad|acepta publicidad|acepta marketing|boletin|consenso marketing|pubblicita
        |accetta marketing|marketing aceite|aceita marketing|zgoda marketingowa|zgoda na marketing
        |reklama|nieuwsbrief|nyhetsbrev|nyhedsbrev|pazarlama izni|infolettre|reclame|reklame""",
    Into.REFERRAL: """
        referral source|referral|referred by|source|how did you hear about us|heard about us|how heard
        |referrer|lead source|how did they find us|found us|came from|how found|heard from
        |how did you hear|where heard|heard of us|empfehlung|empfohlen von|herkunft|quelle
        |recommande par|source de recommandation|provenance|recomendado por|origen|como nos conocio
        |procedencia|provenienza|consigliato da|recomendacao|polecenie|skad|polecony przez|zrodlo
        |herkomst|doorverwezen door|via wie""",
    Into.ALERT: """
        alert|alerts|warning|warnings|important|caution|client alert|blocked|block reason|banned
        |blacklist|blacklisted|flag|medical alert|medical alerts|allergies|allergy|do not book
        |black list|allergy alert|allergien|allergie|gesperrt|warnung|sperrgrund|wichtig|alerte|bloque
        |motif de blocage|alergias|alergia|bloqueado|aviso|alerta|allergia|bloccato|avviso|alergie
        |uczulenia|blokada|zablokowany|uwaga|allergieen|geblokkeerd|alerji|alerjiler""",
    Into.SINCE: """
        added|date added|client since|customer since|created|created at|created on|date created
        |first visit|registered|joined|member since|registration date|date joined|since
        |first appointment|added on|first seen|signed up|kunde seit|angelegt|angelegt am|erster besuch
        |erstellt|erstellt am|erfasst am|aufgenommen am|client depuis|date d ajout|cree le
        |premiere visite|inscription|date de creation|date d inscription|cliente desde|alta
        |fecha de alta|creado|primera visita|data di registrazione|cliente dal|prima visita|aggiunto
        |registrato il|criado em|primeira visita|data de registo|klient od|dodano|data dodania|utworzono
        |pierwsza wizyta|data rejestracji|klant sinds|toegevoegd|aangemaakt|skapad|oprettet|kayit tarihi""",
    Into.SESSION_DAY: """
        last session|session date|last treatment|treatment date|date of session|date of treatment
        |treated on|date treated|date of last session|last session date|session|last treated
        |date of last treatment|last treatment date|smp date|procedure date|date of procedure
        |last procedure|treatment|letzte sitzung|letzte behandlung|behandlungsdatum|sitzungsdatum
        |behandelt am|datum sitzung|datum der sitzung|datum der letzten sitzung|derniere seance
        |date de seance|date seance|date de la seance|date de la derniere seance|ultima sesion
        |fecha de sesion|fecha sesion|ultimo tratamiento|fecha ultima sesion|fecha de la ultima sesion
        |ultima seduta|data seduta|ultimo trattamento|ultima sessao|data da sessao|data da ultima sessao
        |ultimo tratamento|ostatnia sesja|data sesji|ostatni zabieg|data zabiegu|data ostatniej sesji
        |laatste sessie|laatste behandeling|senaste behandling|sidste behandling|son seans
        |son seans tarihi|seans tarihi|posledni sezeni|utolso kezeles|ultima sedinta|последний сеанс""",
    Into.SESSION_NUMBER: """
        session no|session number|session nr|session #|sessions|session count|no of sessions
        |number of sessions|sitting|sitting no|treatment no|treatment number|sessions done
        |sessions completed|visit no|layer|stage|session of|sessions so far|no sessions|session n
        |sitzung|sitzung nr|sitzungsnummer|sitzungen|sitzungsnr|behandlung nr|anzahl sitzungen|seance
        |seance no|n seance|no seance|numero de seance|seances|seance n|n de seance|nombre de seances|nb seances
        |nb de seances
        |sesion|sesion no|n sesion|numero de sesion|sesiones|no sesion|num sesion|n de sesion
        |numero de sesiones|seduta|numero seduta|sedute|n seduta|sessao|numero da sessao|sessoes
        |n sessao|n da sessao|sesja|nr sesji|numer sesji|sesje|zabieg|nr zabiegu|liczba sesji|nr wizyty
        |sessie|sessienummer|aantal sessies|seans|seans no|behandling nr""",
    Into.PIGMENT: """
        pigment|pigment lot|pigments|ink|ink lot|colour|color|shade|pigment used|pigment dilution
        |colour lot|color lot|pigment and lot|pigment dilution lot|ink used|pigment colour|pigment color
        |mix|dilution|pigment mix|pigment batch|farbe|pigment charge|pigment lot nr|farbton|farbe charge
        |encre|couleur|pigment lot no|pigmento|pigmento lote|color lote|tinta|colore|pigmento lotto|cor
        |barwnik|pigment partia|kolor|barwnik lot|pigment seria|kleur|farg|boya|renk""",
    Into.LOT: """
        lot|lot no|lot number|batch|batch no|batch number|pigment lot no|pigment lot number|lot nr
        |ink batch|charge|chargennummer|chargen nr|numero de lot|n de lot|lote|numero de lote|lotto
        |numero lotto|partia|numer partii|nr partii|seria|partij""",
    Into.REMARKS: """
        notes|note|remarks|remark|comment|comments|memo|description|client notes|customer notes
        |observations|info|additional information|further information|other|misc|details|general notes
        |internal notes|private notes|bemerkung|bemerkungen|notiz|notizen|anmerkung|anmerkungen
        |kommentar|kommentare|hinweis|hinweise|sonstiges|remarque|remarques|commentaire|commentaires
        |nota|notas|observaciones|observacion|comentarios|comentario|osservazioni|commenti|observacoes
        |uwagi|notatki|komentarz|opmerking|opmerkingen|notities|anteckningar|noter|notater|bemaerkninger
        |notlar|not|aciklama|poznamka|poznamky|megjegyzes|observatii|note cliente|примечание|заметки
        |комментарий|σημειωσεις|note interne""",
    Into.SKIP: """
        client id|id|customer id|row|no|nr|e mail 1 label|e mail 2 label|e mail 1 type|phone 1 label
        |phone 2 label|phone 3 label|phone 1 type|phone 2 type|phone 3 type|address 1 label
        |address 1 type|label of address|smp desk row|smp desk why it did not come in""",
}
