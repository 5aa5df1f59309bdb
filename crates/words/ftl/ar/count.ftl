### Arabic. What each message is for stands in ../en/count.ftl.

count-title = جرد { $places }
count-home-title = هل كل شيء هنا؟
count-step-prepare = تحضير
count-step-count = جرد
count-step-check = فحص
count-step-done = تم
count-steps = خطوات هذا الجرد
count-empty = لا جرود بعد. امسح مكانًا لتبدأ.
count-new = جرد جديد
count-open-head = جرود مفتوحة
count-closed-head = آخر النتائج
count-continue = متابعة
count-state-preparing = قيد التحضير
count-state-running = جارٍ
count-state-paused = متوقف مؤقتًا
count-state-checking = قيد الفحص
count-state-closed = مغلق
count-state-dropped = متروك
count-result-line = وُجد { NUMBER($found) } من { NUMBER($expected) }
count-cards = بطاقات الأوامر
count-prepare-question = ماذا تجرد؟
count-prepare-how = امسح مكانًا أو اضغط عليه.
count-chosen = تجرد
count-chosen-none = لم يُختر مكان بعد.
count-all-places = الأماكن
count-place-items = { $count ->
    [one] غرض واحد
    [two] غرضان
    [few] { NUMBER($count) } أغراض
    [many] { NUMBER($count) } غرضًا
   *[other] { NUMBER($count) } غرض
}
count-blind = جرد أعمى
count-blind-about = يخفي ما يجب أن يكون هنا. النتيجة أصدق.
count-product = منتج واحد فقط
count-product-all = كل المنتجات
count-counter = من يجرد
count-start = ابدأ
count-start-blocked = اختر مكانًا أولًا.
count-drop = ترك
count-offer = مكان { $item } هو { $place }.
count-offer-take = اجرد هذا المكان
count-of = من { NUMBER($count) }
count-found = موجود
count-percent = { NUMBER($percent) } %
count-quiet-start = بانتظار أول بطاقة
count-quiet = لا بطاقات جديدة منذ { $time }
count-quiet-how = تابع السير أو أنهِ.
count-busy = تصل بطاقات جديدة
count-no-reader = لا قارئ يقرأ. يمكنك المسح أو الضغط على ما تراه.
count-is-paused = متوقف مؤقتًا. القراءات لا تُحسب الآن.
count-here = أنت في { $place }
count-to-find = بقي للإيجاد
count-extra = زائد
count-unknown = بطاقات مجهولة
count-moved = نُقل أثناء الجرد
count-blind-hidden = مخفي في الجرد الأعمى.
count-all-found = وُجد كل شيء.
count-none = لا شيء
count-from = من { $place }
count-from-nowhere = بلا مكان
count-moved-to = الآن في { $place }
count-more = { NUMBER($count) } أخرى
count-see-question = هل ترى { $item }؟
count-see = أراه (البطاقة لا ترد)
count-find = ابحث عنه
count-see-close = ليس الآن
count-by-eye = شوهد بالعين
count-pause = توقف مؤقت
count-resume = متابعة
count-big = عرض كبير
count-show-map = عرض على الخريطة
count-finish = إنهاء
count-said = وُجد { NUMBER($found) }، بقي { NUMBER($left) }
count-check-title = وُجد { NUMBER($found) } من { NUMBER($expected) }
count-check-about = لا يتغير شيء قبل أن تغلق الجرد.
count-group-found = موجود { NUMBER($count) }
count-group-not-found = غير موجود { NUMBER($count) }
count-group-extra = زائد { NUMBER($count) }
count-group-unknown = مجهول { NUMBER($count) }
count-group-moved = منقول { NUMBER($count) }
count-will-nothing = لا يتغير شيء.
count-will-miss = { $count ->
    [0] لا يتغير شيء.
   *[other] أغراض توسم كمفقودة: { NUMBER($count) }.
}
count-will-belong = { $count ->
    [0] لا يتغير شيء.
   *[other] أغراض يصبح هذا مكانها: { NUMBER($count) }.
}
count-will-ignore = { $count ->
    [0] لا يتغير شيء.
   *[other] بطاقات تُتجاهل من الآن: { NUMBER($count) }.
}
count-by-eye-note = شوهد بالعين: { NUMBER($count) }. افحص البطاقات.
count-moved-note = شوهدت في مكان آخر. ليست مفقودة.
count-do-missing = وسم كمفقود
count-do-keep-not-seen = إبقاء كغير مرئي
count-do-find = ابحث عنها
count-do-belong = مكانها هنا
count-do-leave = تركها كما هي
count-do-ignore = تجاهل
count-do-keep = إبقاء في قائمة المجهولة
count-rows-show = عرض كل واحد
count-row-else = ليس هذا
count-row-same = مثل الباقي
count-choice = ما العمل: { $group }
count-back = متابعة الجرد
count-close = إغلاق الجرد
count-blocked-reader = فُقد { $name }. ما لم يسمعه لا يثبت شيئًا.
count-blocked-count = شخص آخر يجرد { $name }.
count-blocked-storing = ما زالت قراءات تُحفظ.
count-done-title = وُجد { NUMBER($found) } من { NUMBER($expected) }
count-done-when = أُغلق { $time }. يمكنك التراجع خلال يوم.
count-done-new = جرد جديد
count-done-again = جرد من جديد
count-done-export = إخراج
count-done-missing = غير موجود: { NUMBER($count) }
count-done-extra = زائد: { NUMBER($count) }
count-done-unknown = مجهول: { NUMBER($count) }
cards-title = بطاقات الأوامر
cards-about = اطبع هذه الورقة. امسح بطاقة بدل الضغط على زر.
cards-print = طباعة
card-start-count = بدء الجرد
card-finish = إنهاء
card-undo = تراجع
card-stop-reading = إيقاف القراءة
card-sound-off = إيقاف الصوت
card-next = التالي
strip-counted = جُرد { $item }
strip-counted-extra = { $item } زائد في { $place }
strip-counted-unknown = البطاقة { $tag } ليست في أي قائمة
strip-count-started = جرد { $place } جارٍ
strip-count-paused = جرد { $place } متوقف مؤقتًا
strip-count-goes-on = جرد { $place } يتابع
strip-count-checking = فحص جرد { $place }
strip-count-dropped = تُرك جرد { $place }
strip-count-closed = أُغلق جرد { $place }
strip-missing = { $item } مفقود
strip-not-missing = { $item } لم يعد مفقودًا
strip-count-continue = متابعة الجرد
undo-count-close = أُغلق جرد
undo-count = تغيّر جرد
undo-missing = تغيّر هل { $item } مفقود
history-missing = لم يجده جرد
history-turned-up = ظهر من جديد
