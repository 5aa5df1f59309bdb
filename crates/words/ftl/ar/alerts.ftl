### Arabic. What each message is for stands in ../en/alerts.ftl.

alerts-empty = كل شيء هادئ.
alert-reader-lost = توقف { $reader } عن الرد.
alert-unknown-tag = بطاقة مجهولة { $tag } في { $place }.
alert-wrong-place = { $item } في { $place }. مكانه { $home }.
screen-later = هذه الشاشة غير جاهزة بعد.
screen-later-action = استعمل «مباشر» و«الأغراض» حتى ذلك الحين.
alerts-title = { $count ->
    [one] أمر واحد يحتاجك الآن
    [two] أمران يحتاجانك الآن
    [few] { NUMBER($count) } أمور تحتاجك الآن
    [many] { NUMBER($count) } أمرًا يحتاجك الآن
   *[other] { NUMBER($count) } أمر يحتاجك الآن
}
alerts-all-taken = هناك من يهتم بكل شيء.
alerts-empty-how = القارئات والقرص والساعة بخير. هذه الصفحة تخبرك إن لم تكن كذلك.
alerts-now = الآن
alerts-found = يستحق نظرة
alerts-past = سابقًا
alerts-past-none = لم يتوقف أي قارئ حتى الآن.
alerts-since = منذ { $age }
alerts-taken = { $name } يهتم بالأمر
alerts-taken-floor = هناك من يهتم بالأمر
alerts-quiet-until = صمت حتى { $time }
alerts-take = أنا أهتم بالأمر
alerts-quiet = صمت 15 دقيقة
alerts-done = تم
alerts-past-row = لم يقرأ { $reader } مدة { $span }.
alerts-past-now = { $reader } لا يقرأ.
alerts-wrong-place = { $count ->
    [one] غرض واحد في مكان خاطئ.
    [two] غرضان في مكان خاطئ.
    [few] { NUMBER($count) } أغراض في مكان خاطئ.
    [many] { NUMBER($count) } غرضًا في مكان خاطئ.
   *[other] { NUMBER($count) } غرض في مكان خاطئ.
}
alerts-not-seen = { $count ->
    [one] غرض واحد لم يُرَ مؤخرًا.
    [two] غرضان لم يُرَيا مؤخرًا.
    [few] { NUMBER($count) } أغراض لم تُرَ مؤخرًا.
    [many] { NUMBER($count) } غرضًا لم يُرَ مؤخرًا.
   *[other] { NUMBER($count) } غرض لم يُرَ مؤخرًا.
}
alerts-missing = { $count ->
    [one] غرض واحد مفقود.
    [two] غرضان مفقودان.
    [few] { NUMBER($count) } أغراض مفقودة.
    [many] { NUMBER($count) } غرضًا مفقودًا.
   *[other] { NUMBER($count) } غرض مفقود.
}
alerts-unknown = { $count ->
    [one] بطاقة واحدة ليست في أي قائمة.
    [two] بطاقتان ليستا في أي قائمة.
    [few] { NUMBER($count) } بطاقات ليست في أي قائمة.
    [many] { NUMBER($count) } بطاقة ليست في أي قائمة.
   *[other] { NUMBER($count) } بطاقة ليست في أي قائمة.
}
alerts-show = عرض
frame-rail-badge = بانتظارك: { NUMBER($count) }
