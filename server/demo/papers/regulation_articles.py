"""The articles of the demo's regulations: general ones, and those that repeat for every kind of meeting."""

from collections.abc import Callable, Sequence

from server.demo.papers.regulation_kinds import Both, MeetingKind

GENERAL: Sequence[tuple[Both, Sequence[Both]]] = (
    (("总则", "General Provisions"), (
        ("为了规范机关会议活动，提高决策质量和办事效率，推进无纸化办公，根据有关法律法规和上级规定，结合管委会实际，制定本办法。",
         "These Measures are formulated to regulate meetings, improve the quality of decisions and efficiency, and promote paperless work, in accordance with laws, regulations and rules of higher authorities, and in the light of the circumstances of the Committee."),
        ("本办法适用于管委会机关及所属单位召开的各类会议。法律、法规和党内法规另有规定的，从其规定。",
         "These Measures apply to all meetings of the Committee and its subordinate units. Where laws, regulations or Party rules provide otherwise, those prevail."),
        ("召开会议应当坚持确有必要、精简务实、民主集中、依法合规的原则。能够通过文件、电话、协同平台解决的事项，不召开会议。",
         "Meetings shall be necessary, brief and practical, democratic, and lawful. Matters that can be settled by document, telephone or online collaboration require no meeting."),
        ("会议实行年度计划管理。办公室于每年十二月底前编制下一年度会议计划，经主任办公会审定后执行；计划外会议一事一报。",
         "Meetings are planned by the year. The General Office draws up the plan for the next year by the end of December, to be approved by the Director's Office Meeting; meetings outside the plan are approved one by one."),
        ("议题未经审核、材料未按时报送、主要责任人不能到会的，不安排上会。",
         "An item shall not be placed on the agenda if it has not been reviewed, its papers were not submitted in time, or the person chiefly responsible cannot attend."),
        ("会议决定应当逐项明确责任单位、责任人和完成时限，实行清单化督办。",
         "Every decision shall name the unit and person responsible and the deadline, and is followed up by list."),
    )),
    (("无纸化会议", "Paperless Meetings"), (
        ("会议材料一律通过会议系统发送到终端，除依法应当使用纸质文件的以外，不印发纸质材料。",
         "Papers are delivered to terminals through the meeting system; no paper copies are printed unless the law requires them."),
        ("终端与座位绑定。参会人员入座后核对姓名、职务，点击签到；会议主体要求手写签名的，应当手写签名。",
         "Terminals are bound to seats. Upon taking a seat, attendees verify their name and title and sign in; where the body so requires, they sign by hand."),
        ("主讲人翻页时，参会终端自动同步；参会人员可以自由浏览其有权阅看的材料，并可以随时返回主讲画面。",
         "Terminals follow the presenter's page. Attendees may read freely any paper they are entitled to, and may return to the presenter at any time."),
        ("参会人员可以在材料上批注。私人批注仅本人可见，不纳入归档；公开批注在会后随材料归档。",
         "Attendees may annotate papers. Private marks are visible only to their author and are not archived; shared marks are archived with the papers."),
        ("网络中断时，已经下载的材料可以继续阅看，批注和表决在恢复连接后自动提交；已经关闭的表决不再接收。",
         "When the network fails, papers already received remain readable; marks and votes are sent upon reconnection, but not to a ballot that has been closed."),
        ("受控材料按照议题、人员和时间授权，列席人员仅在相关议题讨论期间可以阅看，离席后自动收回。",
         "Access to restricted papers is granted by item, person and time; persons in attendance may read them only while the item is discussed, and access is withdrawn when they leave."),
        ("会议系统不得存储、处理国家秘密。内部、受控材料应当显示包含姓名、编号和时间的水印。",
         "The meeting system shall not store or process state secrets. Internal and restricted papers carry a watermark with name, number and time."),
        ("会议结束后，终端上的材料应当在十分钟内清除，系统出具清除情况报告。",
         "Papers are wiped from terminals within ten minutes after a meeting, and the system reports the result."),
    )),
    (("会议纪律", "Discipline"), (
        ("参会人员应当提前五分钟入场。确需请假的，应当在会前向主持人请假，并委托熟悉情况的人员列席。",
         "Attendees shall arrive five minutes early. Those who must be absent ask leave of the chair in advance and send a person familiar with the matter to attend."),
        ("发言应当围绕议题，直奔主题。汇报一般不超过十分钟，每人发言一般不超过五分钟，主持人可以提醒或者终止超时发言。",
         "Speeches shall keep to the item. A report takes no more than ten minutes and a speech no more than five; the chair may remind or stop speakers who exceed them."),
        ("会议期间应当将移动电话关闭或者调至静音，未经批准不得录音、录像、拍照。",
         "Mobile telephones shall be off or silent. Recording, filming and photography require permission."),
        ("参会人员与议题有利害关系或者其他可能影响公正情形的，应当主动申明并回避。",
         "Attendees with an interest in an item, or in other circumstances that may affect impartiality, shall declare this and recuse themselves."),
        ("会议讨论的情况和未公开的决定，参会人员不得外传。违反规定的，依规依纪处理。",
         "Attendees shall not disclose discussions or unpublished decisions; violations are dealt with under the rules."),
    )),
    (("记录、纪要和归档", "Records, Minutes and Archives"), (
        ("会议记录应当完整记载时间、地点、出席、请假、列席人员，逐项记载发言要点、不同意见和表决结果，由记录人签名。",
         "The record states time, place, and those present, excused and in attendance, and for every item the main points of speeches, dissenting opinions and results of votes; it is signed by its keeper."),
        ("会议纪要应当准确反映议定事项，文字精炼，经主持人审定后印发；会议记录不得外传，会议纪要按照规定范围印发。",
         "Minutes state what was decided, accurately and concisely, and are issued after the chair's approval; the record is not distributed, and minutes are distributed to those entitled."),
        ("会议材料、签到表、表决情况、记录和纪要应当在会后三十日内整理归档，保证真实、完整、可用、安全。",
         "Papers, sign-in sheets, votes, the record and the minutes are archived within thirty days, so as to be authentic, complete, usable and secure."),
        ("电子档案与纸质档案具有同等效力。归档信息包应当附有校验信息，任何人可以据此核验内容未被改动。",
         "Electronic archives have the same effect as paper ones. Archive packages carry checksums by which anyone may verify that nothing was altered."),
    )),
)


def _notice(kind: MeetingKind) -> Both:
    zh, en = kind.name
    if kind.notice_days == 0:
        return (f"{zh}不受通知时限限制，由值班人员以电话、短信和系统消息同时通知，材料可以在会上提供。",
                f"No period of notice applies to the {en}; staff on duty notify by telephone, message and the system at once, and papers may be provided at the meeting.")
    return (f"办公室应当在{zh}召开{kind.notice_days}个工作日前发出通知，载明时间、地点、议题和参会人员；材料应当在会前{kind.papers_days}个工作日"
            "上传会议系统，逾期未上传的，议题顺延。",
            f"Notice of the {en} is given {kind.notice_days} working days in advance, stating time, place, agenda and attendees; papers are uploaded {kind.papers_days} working days before the meeting, failing which the item is postponed.")


REPEATED: Sequence[Callable[[MeetingKind], Both]] = (
    lambda kind: (f"{kind.name[0]}的议事范围：{kind.scope[0]}。", f"The {kind.name[1]} deals with {kind.scope[1]}."),
    lambda kind: (f"{kind.name[0]}由{kind.chair[0]}召集并主持，组成人员为{kind.members[0]}。主持人因故不能出席的，可以委托其他组成人员主持。",
                  f"The {kind.name[1]} is convened and chaired by {kind.chair[1]} and composed of {kind.members[1]}. A chair who cannot attend may designate another member."),
    lambda kind: (f"{kind.name[0]}{kind.often[0]}。", f"The {kind.name[1]} is held {kind.often[1]}."),
    lambda kind: (f"提请{kind.name[0]}研究的议题，由提请单位填写议题申报表，经分管领导审签后报办公室；办公室汇总提出议程建议，报主持人确定。"
                  "未列入议程的事项，原则上不临时动议。",
                  f"Items for the {kind.name[1]} are submitted on the item form, countersigned by the leader in charge, to the General Office, which proposes the agenda to the chair. Matters not on the agenda are in principle not raised."),
    _notice,
    lambda kind: (f"召开{kind.name[0]}，{kind.quorum[0]}。到会人数以签到为准；中途离会的，自离会时起不计入到会人数。",
                  f"For the {kind.name[1]}, {kind.quorum[1]}. Presence is counted by sign-in; those who leave are no longer counted from that moment."),
    lambda kind: (f"{kind.name[0]}根据议题需要，可以安排有关人员列席。列席人员可以发表意见，没有表决权，议题结束后退场。",
                  f"Others may attend the {kind.name[1]} where an item requires. They may speak but not vote, and leave when the item is closed."),
    lambda kind: (f"{kind.name[0]}审议议题，按照汇报、询问、讨论、主持人归纳的顺序进行。组成人员应当逐一发表明确意见，主持人末位表态。",
                  f"At the {kind.name[1]} items proceed from report to questions, discussion and the chair's summary. Every member states a clear opinion, and the chair speaks last."),
    lambda kind: (f"{kind.name[0]}议定事项的方式：{kind.decides[0]}。", f"Decisions of the {kind.name[1]}: {kind.decides[1]}."),
    lambda kind: (f"{kind.name[0]}应当形成记录，并在会后{kind.minutes_days}个工作日内整理完毕。纪要由办公室起草、主持人签发，发至执行单位并抄送纪检组。",
                  f"A record of the {kind.name[1]} is kept and completed within {kind.minutes_days} working days. Minutes are drafted by the General Office, signed by the chair, sent to those who carry them out and copied to the discipline inspection group."),
    lambda kind: (f"{kind.own[0]}。", f"{kind.own[1]}."),
    lambda kind: (f"{kind.name[0]}议定事项由办公室建立督办台账，按月通报进展；逾期未完成的，责任单位应当书面说明原因和新的完成时限。",
                  f"The General Office keeps a register of decisions of the {kind.name[1]} and reports progress monthly; units that miss a deadline explain the reason and a new deadline in writing."),
)
