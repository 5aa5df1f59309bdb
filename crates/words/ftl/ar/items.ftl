### Arabic. What each message is for stands in ../en/items.ftl.

items-title = { $count ->
    [0] لا أغراض
    [one] غرض واحد
    [two] غرضان
    [few] { NUMBER($count) } أغراض
    [many] { NUMBER($count) } غرضًا
   *[other] { NUMBER($count) } غرض
}
items-title-some = { NUMBER($count) } من { NUMBER($total) } من الأغراض
items-title-many = أكثر من { NUMBER($count) } غرض
items-search = بحث باسم أو رقم أو بطاقة
items-new = غرض جديد
items-bring-in = إدخال قائمة
items-print = طباعة
items-link = ربط بطاقة
items-report = إنشاء تقرير
items-columns = الأعمدة
items-comfort = مريح
items-dense = مكثف
items-filter-all = الكل
items-filter-here = هنا
items-filter-wrong-place = مكان خاطئ
items-filter-not-seen = لم يُرَ
items-filter-missing = مفقود
items-filter-no-tag = بلا بطاقة
items-filter-unknown-place = بلا مكان
items-filter-unknown-tags = بطاقات مجهولة
items-filter-place = في { $place }
items-filters = المرشحات
items-clear = مسح المرشحات
items-column-name = الاسم
items-column-number = الرقم
items-column-product = المنتج
items-column-place = المكان
items-column-home = مكانه
items-column-last-seen = آخر رؤية
items-column-state = الحالة
items-column-tag = البطاقة
items-tag-more = { $tag } و{ NUMBER($count) } أخرى
items-sorted-up = { $column }، تصاعديًا
items-sorted-down = { $column }، تنازليًا
items-row-of = الصف { NUMBER($row) } من { NUMBER($total) }
item-new = غرض جديد
item-change = تغيير { $name }
item-name = الاسم
item-name-hint = ما يسميه الناس
item-number = الرقم
item-number-hint = الرقم المكتوب عليه إن وُجد
item-home = مكانه
item-home-none = يمكن أن يكون في أي مكان
item-product = المنتج
item-product-none = بلا منتج
item-note = ملاحظة
item-tag = رقم البطاقة
item-tag-hint = قرّب البطاقة من القارئ أو اكتب رقمها
item-add = إضافة الغرض
item-save = حفظ
item-remove = إزالة من القائمة
item-removed = أُزيل { $name }. بطاقاته مجهولة الآن.
item-added = أُضيف { $name }.
item-changed = تغيّر { $name }.
item-path-separator = ›
item-path = في { $path }
item-tags = البطاقات
item-tags-none = لا بطاقة بعد. قرّب بطاقة من القارئ لربطها.
item-tag-unlink = نزع البطاقة
item-tag-means = معنى الرقم
item-tag-only-number = رقم بلا معنى معروف.
item-tag-chip = رقم الشريحة
item-tag-scheme = نوع الرقم
item-tag-signal = الإشارة { $detail }
link-hold = قرّب بطاقة { $name } من القارئ
link-hold-any = قرّب البطاقة من القارئ
link-many = أكثر من بطاقة قريبة. أبعد الأخرى.
link-waiting = بانتظار بطاقة…
link-heard = سُمعت { $tag }
link-done = البطاقة { $tag } الآن على { $name }.
link-on-other = هذه البطاقة على { $item }.
link-take-over = نقلها إلى هنا
link-keep = إبقاء
link-no-reader = لا قارئ يقرأ. اضغط «ابدأ» أو اكتب الرقم.
link-type = رقم البطاقة
link-do = ربط هذه البطاقة
link-choose-item = أي غرض؟
link-unknown-tags = بطاقات بلا غرض
unknown-title = { $count ->
    [0] لا بطاقات مجهولة
    [one] بطاقة مجهولة واحدة
    [two] بطاقتان مجهولتان
    [few] { NUMBER($count) } بطاقات مجهولة
    [many] { NUMBER($count) } بطاقة مجهولة
   *[other] { NUMBER($count) } بطاقة مجهولة
}
unknown-empty = كل بطاقة سُمعت هي على غرض.
unknown-column-tag = رقم البطاقة
unknown-column-place = سُمعت في
unknown-column-heard = آخر سماع
items-empty = لا أغراض بعد.
items-empty-action = أدخل قائمة أو امسح أول غرض.
items-empty-bring-in = إدخال قائمة
items-empty-scan = مسح أول غرض
items-empty-demo = عرض التجربة
items-none = لا شيء لـ «{ $text }».
items-none-filter = لا غرض يناسب هذه المرشحات.
items-loading = قراءة القائمة…
items-error = تعذرت قراءة القائمة.
items-offline = قد تكون هذه القائمة قديمة. تُقرأ من جديد عند عودة الاتصال.
bring-title = إدخال قائمة
bring-about = اختر ملف CSV فيه غرض في كل سطر. السطر الأول يسمي الأعمدة.
bring-choose = اختيار ملف
bring-found = صفوف صالحة: { NUMBER($good) }. صفوف فيها خطأ: { NUMBER($bad) }.
bring-do = { $bad ->
    [0] إدخال { NUMBER($good) }
   *[other] إدخال { NUMBER($good) }، تخطي { NUMBER($bad) }
}
bring-fault-too-large = الملف أكبر من { NUMBER($limit) } م.ب.
bring-fault-too-many-rows = في الملف أكثر من { NUMBER($limit) } صف.
bring-fault-too-many-columns = في الملف أكثر من { NUMBER($limit) } عمود.
bring-fault-empty = الملف فارغ.
bring-fault-not-text = هذا ليس ملف CSV. احفظه كملف CSV أولًا.
bring-fault-no-name-column = لا عمود اسمه «الاسم».
bring-fault-column-twice = العمود { $column } موجود مرتين.
bring-fault-open-quote = علامة اقتباس في السطر { NUMBER($line) } غير مغلقة.
bring-fault-name-missing = الاسم ناقص.
bring-fault-text-too-long = { $column } أطول من { NUMBER($limit) } حرف.
bring-fault-bad-tag = { $tag } ليس رقم بطاقة. استعمل 0–9 وA–F.
bring-fault-tag-twice = البطاقة { $tag } موجودة في السطر { NUMBER($line) }.
bring-fault-too-many-tags = للغرض { NUMBER($limit) } بطاقة على الأكثر.
bring-fault-bad-character = في { $column } حرف لا يمكن عرضه.
items-empty-how = أضف أول غرض أو قرّب بطاقة من قارئ.
item-tag-uri = مكتوب كاملًا
