"""The kinds of meeting the demo's regulations rule, in Chinese and English."""

from collections.abc import Sequence
from dataclasses import dataclass

Both = tuple[str, str]
"""The same in Chinese and in English."""


@dataclass(frozen=True)
class MeetingKind:
    """What differs from kind to kind; days are working days."""

    name: Both
    scope: Both
    chair: Both
    members: Both
    often: Both
    quorum: Both
    decides: Both
    notice_days: int
    papers_days: int
    minutes_days: int
    own: Both


KINDS: Sequence[MeetingKind] = (
    MeetingKind(
        ("党组会", "Party Leadership Group Meeting"),
        ("传达学习上级重要决策部署，研究重大事项决策、重要干部任免、重要项目安排、大额资金使用等事项",
         "the study of major decisions of higher authorities, and decisions on major matters, appointments, key projects and large expenditure"),
        ("党组书记", "the Secretary of the Leadership Group"), ("党组成员", "the members of the Leadership Group"),
        ("一般每月召开两次，遇有重要情况可以随时召开", "as a rule twice a month, and at any time when circumstances require"),
        ("应当有半数以上党组成员到会；讨论干部任免事项时，应当有三分之二以上党组成员到会",
         "more than half of the members shall be present, and at least two thirds when appointments are discussed"),
        ("赞成人数超过应到会成员半数为通过，未到会成员的意见不计入票数",
         "a matter is adopted when more than half of the members entitled to attend are in favour; views of absent members are not counted as votes"),
        3, 2, 5,
        ("涉及干部任免的，应当逐一表决，并严格执行保密和回避规定",
         "Appointments shall be voted on one by one, under strict rules of confidentiality and recusal"),
    ),
    MeetingKind(
        ("主任办公会", "Director's Office Meeting"),
        ("研究行政管理、重点工作推进、预算执行、工程建设、企业服务等日常重要事项",
         "important matters of administration, key tasks, budget execution, construction and services to enterprises"),
        ("主任", "the Director"), ("主任、副主任和办公室主任", "the Director, the Deputy Directors and the Head of the General Office"),
        ("一般每周召开一次，与党组会议题不重复安排", "as a rule once a week, without repeating items of the Leadership Group"),
        ("应当有半数以上组成人员到会", "more than half of the members shall be present"),
        ("由主持人在充分听取意见的基础上作出决定", "the chair decides after having heard all views"),
        2, 1, 3,
        ("预算追加、合同变更等涉及资金的事项，财务处应当在会前出具书面审核意见",
         "For matters involving funds, such as additional budgets and changes of contract, the Finance Office shall give its written opinion before the meeting"),
    ),
    MeetingKind(
        ("全体会议", "Plenary Meeting"),
        ("部署年度工作，通报重大事项，总结工作情况，审议涉及全体人员切身利益的制度",
         "annual planning, reports on major matters, reviews of work, and rules that concern the interests of all staff"),
        ("主任或者其委托的副主任", "the Director or a Deputy Director designated by the Director"), ("全体在编在岗人员", "all staff in post"),
        ("每年不少于两次", "at least twice a year"), ("应当有三分之二以上人员到会", "at least two thirds of all staff shall be present"),
        ("涉及切身利益的制度采用无记名投票方式，赞成票超过应到会人数半数为通过",
         "rules that concern the interests of staff are put to a secret ballot and adopted when more than half of those entitled to attend are in favour"),
        5, 3, 5,
        ("职工代表可以就议题提出书面意见，主持人应当在会上说明采纳情况",
         "Staff representatives may submit written opinions, and the chair shall state at the meeting how they were taken into account"),
    ),
    MeetingKind(
        ("专题会议", "Thematic Meeting"),
        ("研究某一领域或者某一项目的具体问题，协调部门分工", "specific questions of one field or project, and the division of labour among departments"),
        ("分管领导", "the leader in charge"), ("相关处室负责人", "heads of the departments concerned"),
        ("根据工作需要召开", "when the work requires"), ("议题涉及的处室负责人应当全部到会", "the heads of all departments concerned shall be present"),
        ("形成一致意见的，按照一致意见办理；有分歧的，列明分歧报主任办公会决定",
         "agreed opinions are carried out; disagreements are set out and submitted to the Director's Office Meeting"),
        2, 1, 3,
        ("专题会议不得代替党组会、主任办公会作出决定", "A Thematic Meeting shall not decide in place of the Leadership Group or the Director's Office Meeting"),
    ),
    MeetingKind(
        ("工作例会", "Regular Working Meeting"),
        ("通报上周工作，安排本周任务，协调跨处室事项", "reports on the past week, tasks of the present week and matters across departments"),
        ("办公室主任", "the Head of the General Office"), ("各处室负责人或者其委托的人员", "heads of departments or persons designated by them"),
        ("每周一上午召开，时间不超过四十分钟", "every Monday morning, for no longer than forty minutes"),
        ("不作人数要求，缺席处室会后补报", "no quorum applies, and absent departments report afterwards"),
        ("不进行表决，主持人当场明确任务和时限", "no vote is taken, and the chair states tasks and deadlines on the spot"),
        1, 1, 1,
        ("例会不制发纪要，只形成任务清单", "No minutes are issued, only a list of tasks"),
    ),
    MeetingKind(
        ("专家评审会", "Expert Review Meeting"),
        ("对规划、可行性研究、概算、采购需求和追加预算等进行专业评审",
         "professional review of plans, feasibility studies, estimates, procurement requirements and additional budgets"),
        ("专家组组长", "the head of the panel"), ("从专家库中随机抽取的五名以上单数专家", "an odd number of five or more experts drawn at random"),
        ("根据项目需要召开", "when projects require"), ("抽取的专家应当全部到会，缺席的应当补抽", "all experts drawn shall be present, and absent ones are replaced by lot"),
        ("采用打分方式，去掉一个最高分和一个最低分后取平均值", "by scores, of which the highest and the lowest are dropped before averaging"),
        3, 3, 3,
        ("专家与评审事项有利害关系的应当主动回避，隐瞒不报的移出专家库",
         "Experts with an interest in the matter shall recuse themselves; those who conceal it are removed from the pool"),
    ),
    MeetingKind(
        ("听证会", "Public Hearing"),
        ("听取公民、法人和其他组织对重大行政决策、收费定价、规划调整的意见",
         "the views of citizens, legal persons and other organisations on major administrative decisions, charges and changes of plans"),
        ("听证主持人", "the hearing officer"), ("听证代表、决策承办单位和旁听人员", "hearing representatives, the department in charge and the public"),
        ("依法应当听证或者认为有必要时召开", "when required by law or considered necessary"), ("到会听证代表不少于应到代表的三分之二", "at least two thirds of the representatives shall be present"),
        ("不进行表决，意见全部载入听证报告", "no vote is taken, and all views are recorded in the hearing report"),
        10, 7, 10,
        ("听证代表名单和产生办法应当提前公布，听证会公开举行并全程录音录像",
         "The list of representatives and how they were chosen shall be published in advance; hearings are public and recorded"),
    ),
    MeetingKind(
        ("应急会商会", "Emergency Consultation"),
        ("研判突发事件态势，决定响应级别，调度队伍和物资", "assessment of emergencies, levels of response, and the deployment of teams and supplies"),
        ("值班领导", "the leader on duty"), ("应急管理处、办公室和相关处室值班人员", "staff on duty of the Emergency Office, the General Office and departments concerned"),
        ("接到报告后三十分钟内召开", "within thirty minutes of a report"), ("值班领导和应急管理处到会即可召开", "the leader on duty and the Emergency Office suffice"),
        ("由值班领导当场决定并立即执行", "the leader on duty decides on the spot and the decision takes effect at once"),
        0, 0, 1,
        ("可以先以电话、视频方式召开，会后两小时内补齐记录", "The meeting may be held by telephone or video first, and records are completed within two hours"),
    ),
    MeetingKind(
        ("视频会议", "Video Meeting"),
        ("上级部署的电视电话会议和跨区域协同工作会议", "televised meetings called by higher authorities and meetings across regions"),
        ("会议召集人", "the convener"), ("通知确定的人员", "the persons named in the notice"), ("根据上级通知或者工作需要召开", "upon notice of higher authorities or when the work requires"),
        ("按照上级要求执行", "as required by higher authorities"), ("表决事项应当采用能够确认身份的方式", "votes shall be taken in a way that confirms identity"),
        1, 1, 3,
        ("会前一小时完成联调测试，涉密内容不得通过视频会议传输", "Lines are tested one hour in advance, and classified content shall not be transmitted"),
    ),
    MeetingKind(
        ("座谈会", "Symposium"),
        ("听取企业、群众、专家和服务对象的意见建议", "the opinions and suggestions of enterprises, residents, experts and users of services"),
        ("分管领导或者处室负责人", "the leader in charge or a head of department"), ("受邀代表和相关处室人员", "invited representatives and staff of departments concerned"),
        ("每季度不少于一次", "at least once a quarter"), ("不作人数要求", "no quorum applies"), ("不进行表决，意见逐条登记、逐条反馈", "no vote is taken, and every opinion is registered and answered"),
        3, 2, 5,
        ("对代表提出的问题，能够当场答复的当场答复，其余在十个工作日内书面答复",
         "Questions are answered on the spot where possible, and in writing within ten working days otherwise"),
    ),
)
