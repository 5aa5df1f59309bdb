### Arabic. What each message is for stands in ../en/frame.ftl.

app-name = Tagstead
app-title = { $site } · Tagstead
app-title-demo = تجربة · { $site } · Tagstead
frame-screen-live = مباشر
frame-screen-count = جرد
frame-screen-find = بحث
frame-screen-items = الأغراض
frame-screen-alerts = التنبيهات
frame-screen-reports = التقارير
frame-screen-setup = الإعداد
frame-rail = الشاشات
frame-top-bar = المستودع والقارئ
frame-main = الجزء الرئيسي
frame-panel = التفاصيل
frame-strip = آخر مسح
frame-skip = إلى الجزء الرئيسي
frame-working-as = يعمل الآن
frame-role-floor = الصالة
frame-role-lead = المسؤول
frame-role-setup = الإعداد
frame-help = مساعدة
frame-reader-reading = يقرأ · { NUMBER($rate) }/ث
frame-reader-ready = جاهز
frame-reader-opening = بدء القارئ
frame-reader-none = لا قارئ
frame-reader-problem = مشكلة في القارئ
frame-reader-off = القارئات مطفأة
frame-reader-some-lost = { NUMBER($lost) } من { NUMBER($total) } قارئات فيها مشكلة
frame-start = ابدأ
frame-stop = أوقف
frame-start-label = ابدأ القراءة
frame-stop-label = أوقف القراءة
frame-reader-card = القارئات
frame-reads-per-second = { NUMBER($rate) } قراءة/ث
frame-offline = لا شبكة · بالانتظار { NUMBER($count) }
frame-offline-about = { $count ->
    [0] لا شبكة. يمكنك متابعة العمل.
   *[other] لا شبكة. يمكنك متابعة العمل. رسائل بالانتظار: { NUMBER($count) }.
}
frame-connection-lost = فقدت هذه الشاشة الاتصال. ما تراه قد يكون قديمًا.
frame-connection-again = محاولة جديدة بعد { NUMBER($seconds) } ث.
frame-stopped = توقف Tagstead. كل شيء حتى الآن محفوظ.
frame-stopped-action = شغّله من جديد للمتابعة.
frame-scan-none = لم يُمسح شيء بعد
frame-scan-last = آخر مسح
frame-scan-moved = { $item } ← { $place }
frame-scan-unknown-tag = بطاقة جديدة { $tag }
frame-scan-unreadable = تعذرت القراءة. امسح مرة أخرى.
strip-moved = { $item } ← { $place }
strip-arrived = { $item } في { $place }
strip-departed = خرج { $item } عبر { $place }
strip-linked = البطاقة { $tag } على { $item }
strip-unlinked = نُزعت البطاقة { $tag } عن { $item }
strip-added = أُضيف { $item }
strip-changed = تغيّر { $item }
strip-removed = أُزيل { $item }
strip-undone = تم التراجع
strip-new-tag = بطاقة جديدة { $tag } في { $place }
strip-ignored = البطاقة { $tag } متجاهَلة
strip-place-drawn = تغيّر { $place }
strip-place-removed = أُزيل { $place }
strip-reader-set = تغيّر { $reader }
strip-reader-removed = أُزيل { $reader }
strip-settings = تغيّرت الإعدادات
frame-undo = تراجع
frame-redo = إعادة
frame-history = السجل
frame-history-empty = لا شيء للتراجع عنه.
frame-history-undone = تم التراجع
frame-undone = تم التراجع عن: { $what }
frame-undo-nothing = لا شيء للتراجع عنه.
frame-jobs = { $count ->
    [0] المهام
   *[other] المهام · { NUMBER($count) }
}
frame-jobs-empty = لا شيء جارٍ.
job-report = { $report } بصيغة { $format }
job-waiting = بالانتظار
job-done-of = { NUMBER($done) } من { NUMBER($total) }
job-done-so-far = { NUMBER($done) } حتى الآن
job-time-left = بقي نحو { NUMBER($seconds) } ث
job-ready = { $count ->
    [0] جاهز · بلا صفوف
   *[other] جاهز · الصفوف: { NUMBER($count) }
}
job-failed = تعذر إنشاؤه
job-cancelled = أُلغي. لم يبقَ ملف.
job-cancel = إلغاء
job-open = فتح
job-open-folder = فتح المجلد
job-copy-path = نسخ المسار
job-again = إنشاء من جديد
job-dismiss = إزالة من القائمة
job-ready-said = التقرير { $file } جاهز.
frame-banners-more = { NUMBER($count) } أخرى
frame-banner-close = إغلاق
demo-mark = تجربة · ليست بياناتك
demo-about = قارئ التدريب يحرّك أغراض تدريب، عددها { NUMBER($count) }.
demo-leave = استعمال مستودعي
demo-find = ابحث عن شيء
demo-leave-how = أغلق Tagstead. ثم شغّله بالأمر { $command }
notice-new-reader = وُجد قارئ على { $port }.
notice-new-reader-use = استعماله
notice-new-reader-test = تجربته هنا
notice-clock-changed = تغيّرت ساعة الحاسوب بمقدار { $by }. الأوقات منذ { $since } قد تكون خاطئة.
notice-reader-back = { $reader } يقرأ من جديد.
notice-reads-merged = الحاسوب مشغول. قراءات دُمجت: { NUMBER($count) }.
notice-since = منذ { $since }.
notice-trying-again = { $seconds ->
    [0] محاولة جديدة الآن.
   *[other] محاولة جديدة بعد { NUMBER($seconds) } ث.
}
error-card-meaning = ماذا يعني
error-card-action = ما العمل
error-card-copy = نسخ التفاصيل
error-card-copied = نُسخت التفاصيل
error-card-details = التفاصيل
error-card-code = الرمز { $code }
search-title = البحث في كل شيء
search-hint = غرض أو مكان أو رقم بطاقة أو أمر
search-none = لا شيء لـ «{ $text }».
search-items = الأغراض
search-places = الأماكن
search-commands = الأوامر
search-screens = الشاشات
search-count = { $count ->
    [0] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { NUMBER($count) } نتائج
    [many] { NUMBER($count) } نتيجة
   *[other] { NUMBER($count) } نتيجة
}
help-title = مساعدة ومفاتيح
help-keys = المفاتيح
help-key-screens = تغيير الشاشة
help-key-search = بحث في كل شيء، تنفيذ أمر
help-key-reading = بدء القراءة أو إيقافها
help-key-help = مساعدة وهذه القائمة
help-key-regions = الجزء التالي من الشاشة
help-key-undo = تراجع
help-key-redo = إعادة
help-key-export = تقرير عما على الشاشة
help-key-list = خريطة أو قائمة
help-key-big = عرض كبير
help-key-full = ملء الشاشة
help-key-close = إغلاق ما في الأعلى
help-key-size = حجم كل شيء
mark-here = هنا
mark-wrong-place = مكان خاطئ
mark-not-seen = لم يُرَ
mark-missing = مفقود
mark-unknown = بطاقة مجهولة
mark-alert = تنبيه
word-close = إغلاق
word-cancel = إلغاء
word-save = حفظ
word-back = رجوع
word-next = التالي
word-skip = تخطٍّ
word-try-again = حاول مجددًا
word-remove = إزالة
word-change = تغيير
word-add = إضافة
word-copy = نسخ
word-copied = نُسخ
word-yes = نعم
word-no = لا
word-none = لا شيء
word-no-name = بلا اسم
word-on = يعمل
word-off = مطفأ
word-details = التفاصيل
word-more = عرض المزيد
word-nothing-changed = لم يتغيّر شيء.
word-needed = مطلوب
word-loading = جارٍ التحميل…
word-loading-of = قراءة القائمة… { NUMBER($done) } من { NUMBER($total) }
word-partial = أول { NUMBER($count) }. القراءة مستمرة.
word-items = { $count ->
    [one] غرض واحد
    [two] غرضان
    [few] { NUMBER($count) } أغراض
    [many] { NUMBER($count) } غرضًا
   *[other] { NUMBER($count) } غرض
}
word-tags = { $count ->
    [one] بطاقة واحدة
    [two] بطاقتان
    [few] { NUMBER($count) } بطاقات
    [many] { NUMBER($count) } بطاقة
   *[other] { NUMBER($count) } بطاقة
}
word-rows = { $count ->
    [one] صف واحد
    [two] صفان
    [few] { NUMBER($count) } صفوف
    [many] { NUMBER($count) } صفًا
   *[other] { NUMBER($count) } صف
}
age-now = الآن
age-seconds = قبل { NUMBER($n) } ث
age-minutes = قبل { NUMBER($n) } د
age-hours = قبل { NUMBER($n) } س
age-today = اليوم { $time }
age-day = { $day } { $time }
age-never = أبدًا
age-since = منذ { $age }
signal-strong = قوية
signal-medium = متوسطة
signal-weak = ضعيفة
signal-silent = بلا قوة إشارة
confidence-certain = مؤكد
confidence-likely = مرجّح
confidence-unsure = غير مؤكد
word-clear = مسح
frame-clock = الوقت: { $time }
frame-banners = الرسائل
demo-word = تجربة
demo-leave-title = مستودعك أنت
demo-leave-safe = للتجربة ملفها الخاص. بياناتك لا تختلط بها أبدًا.
frame-reader-chip = { $state }. عرض القارئات
reader-card-reads = قراءات منذ البدء: { NUMBER($count) }
reader-state-off = مطفأ
reader-state-opening = يبدأ
reader-state-ready = جاهز
reader-state-reading = يقرأ
reader-state-lost = لا يقرأ
reader-card-none = لا قارئ. وصّل واحدًا وأضفه في الإعداد.
reader-card-practice = قارئ تدريب
reader-card-garbled = رسائل تالفة تُركت: { NUMBER($count) }
window-no-answer = لم يرد Tagstead.
    .meaning = لم يُنفَّذ هذا. المحفوظ سليم.
    .action = انتظر عودة الاتصال ثم حاول مجددًا.
window-starting = جارٍ البدء…
window-starting-long = لا يرد Tagstead بعد. هذه الصفحة تواصل المحاولة.
frame-help-label = مساعدة ومفاتيح
help-key-fit = الخريطة كلها
help-key-arrows = المكان التالي على الخريطة
help-key-enter = الدخول إلى مكان
help-key-out = الخروج منه
help-keys-map = مفاتيح الخريطة
help-about = يعرض Tagstead أين أغراضك.
help-folder = بياناتك في { $folder }
help-version = الإصدار { $version }
frame-jobs-title = المهام
frame-size-said = الحجم { NUMBER($percent) } %
undo-move = نُقل { $item }
undo-link = رُبطت بطاقة
undo-unlink = نُزعت بطاقة عن { $item }
undo-add-item = أُضيف { $item }
undo-change-item = تغيّر { $item }
undo-remove-item = أُزيل { $item }
undo-place = تغيّر المكان { $item }
undo-reader = تغيّر القارئ { $item }
undo-settings = تغيّرت الإعدادات
undo-ignore = تغيّر تجاهل بطاقة
undo-other = تغيّر شيء
who-button = من هنا؟ الآن: { $name }
who-title = من هنا؟
who-title-needs = هذا يحتاج صلاحية { $role }
who-choose = اضغط على اسمك.
who-nobody = لا أحد بهذه الصلاحية لديه رمز سري بعد.
who-nobody-at-all = لا أحد لديه رمز سري بعد. الكل يستطيع كل شيء.
who-to-people = إلى الأشخاص
who-leave = انتهيت. العودة إلى الصالة
who-role = الصلاحية: { $role }
pin-title = الرمز السري لـ { $name }
pin-field = الرمز السري
pin-typed = { $count ->
    [one] رقم واحد
    [two] رقمان
    [few] { NUMBER($count) } أرقام
    [many] { NUMBER($count) } رقمًا
   *[other] { NUMBER($count) } رقم
}
pin-delete = حذف آخر رقم
pin-ready = متابعة
pin-other = شخص آخر
pin-welcome = يعمل الآن { $name }.
pin-locked = عودة إلى الصالة. ما هو جارٍ يستمر.
palette-hint = اكتب اسمًا أو آخر 4 رموز من بطاقة أو مكانًا أو ما تريد فعله.
palette-people = الأشخاص
command-open = فتح { $screen }
command-reading-start = ابدأ القراءة
command-reading-stop = إيقاف القراءة
command-undo = التراجع عن آخر تغيير
command-redo = فعله من جديد (إلغاء التراجع)
command-history = عرض ما يمكن التراجع عنه
command-big = عرض كبير
command-help = مساعدة ومفاتيح
command-larger = تكبير كل شيء
command-smaller = تصغير كل شيء
command-normal = الحجم العادي
command-full = ملء الشاشة
command-theme = الألوان: { $theme }
command-who = من هنا؟
command-leave = العودة إلى الصالة
command-setup = الإعداد: { $card }
command-report = تقرير: { $report }
command-new-item = إضافة غرض
help-search = بحث وأوامر
help-redo = إعادة
help-full = ملء الشاشة
help-who = من هنا
strip-redone = أُعيد
demo-count = جرّب جردًا
demo-count-how = اضغط «ابدأ». قارئ التدريب يجرد عنك.
demo-find-how = قارئات التدريب تصغي إليه. اضغط «وجدته» حين تراه.
