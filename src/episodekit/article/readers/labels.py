"""L3. What pages write on their buttons, boxes and credits, in the languages whose tables are short; lower case."""


def _table(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


LISTS = _table("""
    related articles|related stories|related posts|related news|related content|related coverage|related links|related topics
    |recommended stories|more stories|top stories|latest stories|most read|you may also like|you might also like|more by this author
    |ähnliche beiträge|ähnliche artikel|verwandte artikel|verwandte beiträge|weitere artikel|weitere meldungen|mehr zum thema|mehr nachrichten
    |auch interessant|das könnte sie auch interessieren|articles similaires|articles liés|sur le même sujet|sur le même thème|à lire aussi
    |à la une|artículos relacionados|entradas relacionadas|noticias relacionadas|más artículos de este autor|más sobre este tema|lo más leído
    |notícias relacionadas|artigos relacionados|matérias relacionadas|reportagens relacionadas|leia também|veja também|mais lidas
    |articoli correlati|notizie correlate|potrebbe interessarti|gerelateerde artikelen|gerelateerd nieuws|lees ook|meest gelezen
    |relaterade artiklar|relaterte artikler|relaterede artikler|aiheesta lisää|powiązane artykuły|zobacz także|zobacz też|przeczytaj także
    |související články|čtěte také|súvisiace články|čítajte aj|kapcsolódó cikkek|articole similare|citește și|прочетете още|още по темата
    |читайте также|смотрите также|по теме|материалы по теме|ещё по теме|еще по теме|читайте також|дивіться також|за темою|διαβάστε επίσης
    |διαβάστε ακόμη|σχετικά άρθρα|ilgili haberler|bunlar da ilginizi çekebilir|preberi še|preberite tudi|sorodni članki|pročitajte još
    |povezani članci|baca juga|berita terkait|llegeix també|notícies relacionades|כתבות נוספות|بیشتر بخوانید|مطالب مرتبط|यह भी पढ़ें
    |ข่าวที่เกี่ยวข้อง|เรื่องที่เกี่ยวข้อง|関連ニュース|関連記事|관련 기사|관련기사|相关新闻|相關新聞|相关阅读|bài viết liên quan|tin liên quan
""")
"""Above lists of other articles."""

CALLS = _table("""
    read on|more by this author|full story|this article in|lesen sie außerdem|auch lesen|lire ailleurs|beri še|zie ook deze artikelen
    |zobrazit více|czytaj więcej|czytaj dalej|zobacz więcej|polecamy|čtěte dále|mohlo by vás zajímat|viac k téme|prečítajte si aj
    |olvassa el|ezt is ajánljuk|vezi și|citeşte şi|читать далее|читайте далее|читати далі|що ще почитати|δείτε επίσης|ayrıca okuyun
    |devamını oku|lue lisää|lue seuraavaksi|læs mere|les mer|se også|pročitaj još|vezane vijesti|baca selengkapnya|més informació|קראו עוד
    |อ่านเพิ่มเติม|もっと見る|このニュースをシェア|この記事をシェア|続きを見る
""")
"""Calls to read something else."""

CREDITS = _table("""
    edição|edição de texto|reportagem|com informações de|con información de|edición|fotografía|fotografia|fotografie|fotógrafo|contributing
    |additional reporting|mit material von|avec|фото|источник|иллюстрация|автор|авторы|джерело|фотография|zdjęcie|fot|źródło|zdroj|zdroje
    |kuva|kilde|källa|källor|bildtext|kaynak|fotoğraf|εικόνα|φωτογραφία|πηγή|vir|izvor|forrás|fotó|sursa|surse|снимка|източник|sumber
    |צילום|منبع|عکس|ภาพ|ที่มา
""")
"""Who made or gave something: before a colon, a bar or ©."""

BUTTONS = _table("""
    expand / collapse search|expand/collapse search|watch tv|watch live|live tv|live|main content|loading weather data|get reporter alerts
    |associated press|the associated press|agence france-presse|cnn|cbs|nbc news|abc news|bbc news|the canadian press|tags|tag|topics|categories
    |about the author|share on social media|print this article|email this article|more from the author|sign up for our newsletter
    |diesen artikel teilen|diesen beitrag teilen|beitrag teilen|seite teilen|schlagwörter|schlagworte|über den autor|über die autorin|themen
    |partager sur les réseaux|partager l'article|mots-clés|étiquettes|sur le web|à propos de l'auteur|envoyer par mail|version imprimable
    |ampliar|escucha la noticia|escuchar noticia|escucha este artículo|comenta|comparte|compártelo|comparte esta noticia|etiquetas|temas
    |normas de uso|versión para imprimir|enviar por email|versão em áudio|ouça a matéria|compartilhe esta notícia|tópicos|assuntos
    |condividi questo articolo|ascolta l'articolo|argomenti|tag correlati|deel artikel|deel dit bericht|deel dit artikel via|luister naar dit
    artikel|trefwoorden|oglas|oglasi|reklama|reklamy|реклама|mainos|annons|annonce|reklam|i̇lan|διαφήμιση|hirdetés|publicitate|iklan|โฆษณา
    |поделиться|подписаться|комментарии|теги|авторы|поділитися|коментарі|udostępnij|komentarze|tagi|sdílet|diskuze|zdieľať|diskusia|jaa
    |kommentit|dela|kommentarer|del|paylaş|yorumlar|bagikan|komentar|κοινοποίηση|σχόλια|megosztás|hozzászólások|distribuie|comentarii
    |deli|komentarji|komentari|podijeli|споделете|коментари|שתפו|תגובות|هم‌رسانی|نظرات|แชร์|แสดงความคิดเห็น|シェアする|本文
""")
"""Buttons, labels and agencies, alone on their line."""

OPENINGS = tuple(
    _table("""
    this material may not be published|this live blog is|this live blog has|this live blog was|this live coverage|this blog is now closed
    |der liveblog ist beendet|dieser liveblog ist|dieser liveticker ist|der liveticker ist beendet|ce direct est|ce live est|este directo ha
    |este en vivo ha|questa diretta è|dit liveblog is|si te ha gustado esta|¿te ha parecido|war dieser artikel|hat ihnen dieser artikel
    |cet article vous a|ti è piaciuto questo|vond je dit artikel|did you find this|the views expressed|the opinions expressed
    |las opiniones expresadas|los comentarios publicados|el contenido de los comentarios|recuerde que usted es responsable|esta es la opinión de
    |comments are moderated|all comments are|compartir en|compartilhar no|partilhar no|share this on|share to|diesen artikel auf|teilen auf
    |الآراء الواردة|التعليقات لا تعبر|читайте рбк|читайте нас|подписывайтесь на|подпишитесь на|підписуйтесь на|следите за новостями
    |obserwuj nas|sledujte nás|takip edin|bizi takip|abonnera på|tilaa uutiskirje|propos recueillis par|das gespräch führte|das interview führte
    |die fragen stellte|interview by|entrevista realizada por|esta noticia se publicó|este artículo se publicó|este artículo fue publicado
    |this article was originally published|this article first appeared|this story was originally published|this story first appeared
    |this post was originally|this post first appeared|originally published at|originally published in|cet article a été publié|cet article est
    initialement paru|dieser artikel erschien zuerst|dieser beitrag erschien zuerst|dieser text erschien|este texto foi publicado originalmente
    |questo articolo è stato pubblicato|dit artikel verscheen eerder|du willst keine|melde dich für unseren|registration on or use of this site
    """)
)
"""With them the page speaks to its reader."""
