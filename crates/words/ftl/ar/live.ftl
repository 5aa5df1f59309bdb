### Arabic. What each message is for stands in ../en/live.ftl.

live-headline = { NUMBER($here) } من { NUMBER($total) } هنا
live-headline-none = لا أغراض بعد
live-wrong-place = في مكان خاطئ: { NUMBER($count) }
live-missing = مفقود: { NUMBER($count) }
live-not-seen = لم يُرَ: { NUMBER($count) }
live-unknown = { $count ->
    [one] بطاقة مجهولة واحدة
    [two] بطاقتان مجهولتان
    [few] { NUMBER($count) } بطاقات مجهولة
    [many] { NUMBER($count) } بطاقة مجهولة
   *[other] { NUMBER($count) } بطاقة مجهولة
}
live-alerts = { $count ->
    [one] تنبيه واحد
    [two] تنبيهان
    [few] { NUMBER($count) } تنبيهات
    [many] { NUMBER($count) } تنبيهًا
   *[other] { NUMBER($count) } تنبيه
}
live-next = التالي
live-filter-off = عرض الكل
live-map = خريطة
live-list = قائمة
live-hold = تثبيت الصورة
live-go-on = متابعة
live-held = مثبتة { $time } · جديد { NUMBER($count) }
live-zoom-in = أقرب
live-zoom-out = أبعد
live-zoom-all = عرض الكل
live-overview = نظرة عامة
live-floor = المخطط
live-map-label = خريطة { $site }
live-list-label = أماكن { $site }
live-place-label = { $name }، { NUMBER($here) } من { NUMBER($expected) } هنا
live-place-count = { $count ->
    [0] { $name }، فارغ
   *[other] { $name }، الأغراض: { NUMBER($count) }
}
live-item-label = { $name }، { $mark }، شوهد { $age }
live-cluster-label = أغراض متقاربة: { NUMBER($count) }
live-reader-label = { $reader }، الهوائي { NUMBER($antenna) }
live-rate = { NUMBER($rate) }/ث
live-not-watched = بلا مراقبة منذ { $since }
live-never-watched = لا قارئ يراقب هذا المكان
live-crowded = { NUMBER($count) } أخرى. قرّب لتراها.
live-no-place = بلا مكان بعد
live-column-place = المكان
live-column-here = هنا
live-column-expected = مكانها هنا
live-column-state = الحالة
live-column-last-seen = آخر رؤية
live-said = منقول: { NUMBER($moved) }، بطاقات مجهولة: { NUMBER($count) }
live-said-arrived = { $item } في { $place }
panel-place = المكان
panel-home = مكانه
panel-home-anywhere = يمكن أن يكون في أي مكان
panel-last-seen = شوهد { $age }
panel-last-seen-by = شوهد { $age } بواسطة { $reader }
panel-never-seen = لم يسمعه قارئ بعد
panel-left = غادر الموقع
panel-nowhere = بلا مكان بعد
panel-why = لماذا هنا؟
panel-why-heard = سمعه { $reader }، عدد المرات { NUMBER($reads) }، الإشارة { $signal }.
panel-why-by-hand = وضعه شخص هنا.
panel-why-runner-up = قد يكون أيضًا في { $place }.
panel-why-not-watched = القارئ هنا صامت منذ { $since }.
panel-why-sure = مدى التأكد: { $confidence }
panel-since = هنا منذ { $age }
panel-tags = البطاقات
panel-no-tags = لا بطاقة بعد
panel-find = ابحث عنه
panel-move = نقل
panel-move-choose = اضغط على المكان الجديد لـ { $item } أو امسحه.
panel-move-out = غادر الموقع
panel-print = طباعة بطاقة
panel-open = فتح
panel-history = السجل
panel-history-empty = لم يحدث شيء بعد.
panel-place-things = { $count ->
    [0] لا شيء هنا
    [one] شيء واحد هنا
    [two] شيئان هنا
    [few] { NUMBER($count) } أشياء هنا
    [many] { NUMBER($count) } شيئًا هنا
   *[other] { NUMBER($count) } شيء هنا
}
panel-place-more = { NUMBER($count) } أخرى
panel-place-expected = أغراض مكانها هنا: { NUMBER($count) }
panel-place-last-read = آخر قراءة { $age }
panel-place-never-read = لم يُقرأ شيء هنا بعد
panel-place-report = تقرير هذا المكان
panel-place-items = عرض كقائمة
history-arrived = وصل إلى { $place }
history-moved = نُقل من { $from } إلى { $place }
history-departed = غادر الموقع عبر { $from }
history-linked = رُبطت البطاقة { $tag }
history-unlinked = نُزعت البطاقة { $tag }
history-added = أُضيف إلى القائمة
history-changed = تغيّر
history-removed = أُزيل من القائمة
history-heard = سُمع أول مرة في { $place }
history-ignored = متجاهَل من الآن
history-unignored = لم يعد متجاهَلًا
history-by = بواسطة { $who }
history-how-read = سمعه قارئ
history-how-scan = مُسح
history-how-press = على هذه الشاشة
history-how-program = بواسطة برنامج
history-how-rule = بواسطة قاعدة
history-how-import = أُدخل
history-how-undo = تم التراجع
history-who-floor = الصالة
history-who-station = Tagstead
new-tag-title = بطاقة جديدة
new-tag-about = ليست في القائمة
new-tag-heard = سُمعت في { $place } · { $age }
new-tag-heard-nowhere = سُمعت { $age }
new-tag-link = هي لغرض عندي
new-tag-add = هو غرض جديد
new-tag-ignore = تجاهل هذه البطاقة
new-tag-choose = على أي غرض هي؟
live-empty-places = خريطتك فارغة.
live-empty-draw = رسم الخريطة
live-empty-list = استعمال قائمة أماكن بسيطة
live-empty-demo = عرض التجربة
live-simple-about = اكتب مكانًا في كل سطر. يمكنك رسم الخريطة لاحقًا.
live-simple-example = الاستلام الرفوف A الرفوف B التغليف الشحن
live-simple-none = اكتب اسمًا أولًا.
live-simple-make = { $count ->
    [0] إنشاء الأماكن
   *[other] إنشاء الأماكن: { NUMBER($count) }
}
live-empty-items = لا أغراض بعد. قرّب بطاقة من القارئ أو أدخل قائمة.
live-empty-bring-in = إدخال قائمة
live-loading = قراءة الخريطة…
live-error = تعذر عرض الخريطة.
live-no-reader = لا قارئ. وصّل واحدًا ثم أضفه في الإعداد.
live-no-reader-setup = إعداد قارئ
live-readers-off = القارئات مطفأة. اضغط «ابدأ» للقراءة.
panel-since-label = هنا منذ
place-of = من { NUMBER($expected) } هنا
place-here = هنا
tile-of = { NUMBER($here) }/{ NUMBER($expected) }
live-filter-on = هذه فقط
live-moving = اضغط على المكان الجديد لـ { $item }.
live-demo-how = أغلق Tagstead. ثم شغّله بالأمر { $command }
live-demo-title = عرض التجربة
live-demo-safe = للتجربة ملفها الخاص. لا يتغير شيء لك.
live-simple-title = الأماكن
live-simple-field = مكان في كل سطر
live-edge = { $item } هناك. اضغط للذهاب إليه.
live-whole = الخريطة كلها
live-way = أنت هنا
live-place-marked = { $place }، { NUMBER($count) } { $mark }
live-place-unwatched = { $place }، بلا مراقبة منذ { $since }
live-big-of = من { NUMBER($total) } هنا
live-empty-how = قرّب بطاقة من قارئ أو أضف أغراضًا في شاشة الأغراض.
live-no-drawing = هذه الأماكن غير مرسومة بعد. القائمة تعرضها.
tree-here = { NUMBER($here) } من { NUMBER($expected) } هنا
tree-things = { $count ->
    [0] فارغ
    [one] غرض واحد
    [two] غرضان
    [few] { NUMBER($count) } أغراض
    [many] { NUMBER($count) } غرضًا
   *[other] { NUMBER($count) } غرض
}
live-back = نظرة إلى الوراء
live-back-now = العودة إلى الآن
live-back-at = كما كان: { $time }
live-back-slider = اللحظة
live-back-reach = إلى أي مدى
live-back-hour = ساعة
live-back-day = يوم
live-back-week = 7 أيام
live-back-month = 30 يومًا
live-back-earlier = { $step } قبل
live-back-later = { $step } بعد
live-back-headline = { NUMBER($here) } من { NUMBER($total) } كانت في مكانها
live-trail = عرض طريقه
live-trail-hide = إخفاء طريقه
live-heat = خريطة حرارية
live-heat-what = ما تعرضه الألوان
live-heat-moves = كم تحرّك
live-heat-stays = كم تبقى الأشياء
live-heat-legend = الألوان
live-heat-unit-moves = الدخول والخروج:
live-heat-unit-stays = متوسط البقاء:
live-heat-none = لم يتحرك شيء في هذا الوقت.
live-heat-moves-of = { $count ->
    [0] لا حركات
    [one] حركة واحدة
    [two] حركتان
    [few] { NUMBER($count) } حركات
    [many] { NUMBER($count) } حركة
   *[other] { NUMBER($count) } حركة
}
live-heat-stay-of = { $time } في المتوسط
live-heat-stay-none = لم يبق شيء هنا
live-heat-place = { $place }، { $heat }
