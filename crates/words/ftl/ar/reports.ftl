### Arabic. What each message is for stands in ../en/reports.ftl.

reports-title = ماذا تريد أن تعرض أو ترسل؟
reports-never = لم يُنشأ بعد
reports-last-made = أُنشئ { $age }
reports-make = إنشاء
reports-make-again = إنشاء من جديد
reports-preview = معاينة: { $report }
reports-preview-rows = { $total ->
    [0] بلا صفوف
    [one] صف واحد
    [two] صفان
    [few] أول { NUMBER($shown) } من { NUMBER($total) } صفوف
    [many] أول { NUMBER($shown) } من { NUMBER($total) } صفًا
   *[other] أول { NUMBER($shown) } من { NUMBER($total) } صف
}
reports-preview-moment = كما في { $moment }، المنطقة الزمنية { $zone }
reports-preview-not-live = يعرض التقرير لحظة واحدة. لا يتغير بعدها.
reports-preview-place = { $place } فقط
reports-preview-all = كل شيء، بلا مرشح
reports-preview-csv = كل صف يحمل أيضًا اللحظة وعدد الصفوف.
reports-preview-xlsx = ورقة «حول» تذكر اللحظة وعدد الصفوف.
reports-preview-safe = لا خلية تعمل كمعادلة.
reports-preview-demo = بيانات تدريب. التقرير موسوم كتجربة.
reports-format = الصيغة
reports-question-place = المكان
reports-question-place-all = كل الأماكن
reports-question-unknown = البطاقات المجهولة أيضًا
reports-question-language = اللغة
reports-do = إنشاء { $format }
reports-making = إنشاء التقرير… { NUMBER($done) } من { NUMBER($total) }
reports-ready = جاهز: { $file }، الصفوف: { NUMBER($count) }
reports-open = فتح
reports-open-folder = فتح المجلد
reports-copy-path = نسخ المسار
reports-download = تنزيل
reports-made = أُنشئت سابقًا
reports-empty = لا شيء للتقرير بعد. أضف غرضًا أولًا.
reports-loading = قراءة أول الصفوف…
reports-error = تعذرت المعاينة.
reports-offline = تنتظر التقارير عودة الاتصال.
format-csv = CSV
format-csv-about = جدول بسيط. يقرؤه كل برنامج.
format-xlsx = Excel (XLSX)
format-xlsx-about = جدول فيه تواريخ ومرشح ورأس ثابت.
